"""What stands at the websocket, before Reflex looks at what comes in.

Reflex looks up the handler of an event before any middleware is asked, and writes down
whatever it cannot make sense of: who sends nonsense would fill the log. And it keeps in the
state what a tab tells of its address and its request, so that both are cut to what is needed.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Mapping
from time import monotonic
from typing import Any, cast

from reflex.app import App, EventNamespace
from reflex_base import constants
from reflex_base.registry import RegistrationContext
from starlette.datastructures import Headers

from service_quest.domain.errors import DomainError
from service_quest.web.arguments import require_sound
from service_quest.web.guard import Guard, digest_of, require_meant
from service_quest.web.limits import Pace, TooManyTries
from service_quest.web.visitor import SESSION_COOKIE, token_of

LOG = logging.getLogger(__name__)
NAME_SHOWN = 60
TOLD = (1, 1 / 60)
"""Of one address the log tells once a minute."""
PLACES = ("pathname", "asPath")


class Listening(EventNamespace):
    """Takes events from tabs: those that a page of ours sends go on to Reflex."""

    def __init__(
        self, namespace: str, app: App, guard: Guard, clock: Callable[[], float] = monotonic
    ) -> None:
        """Begin to listen. `guard` counts what is refused, too; `clock`: seconds."""
        super().__init__(namespace, app)
        self._guard, self._clock, self._told = guard, clock, Pace(*TOLD)

    async def on_event(self, sid: str, data: Any) -> None:
        """Take what a tab sends as an event."""
        event = event_in(data)
        if event is not None and sid in self.sid_to_token:
            await super().on_event(sid, event)
        else:
            self._refuse(sid, data)

    def _refuse(self, sid: str, data: object) -> None:
        known = self._static_router_data.get(sid, {})
        address = str(known.get(constants.RouteVar.CLIENT_IP, ""))
        whose = digest_of(known.get(constants.RouteVar.HEADERS, {}).get("cookie", ""))
        # What is refused counts, and has no answer that could be another one.
        with contextlib.suppress(TooManyTries):
            self._guard.require_pace(whose, address, self.sid_to_token.get(sid, ""))
        if self._told.passes(address, self._clock()):
            name = data.get("name") if isinstance(data, dict) else None
            LOG.warning("an event that no page sends: %.*r", NAME_SHOWN, name)

    def _build_static_router_data(self, sid: str, environ: dict[str, Any]) -> dict[str, Any]:
        """Return what Reflex keeps of a connection, with no more of its headers than we use."""
        kept = super()._build_static_router_data(sid, environ)
        headers = kept[constants.RouteVar.HEADERS]
        return kept | {constants.RouteVar.HEADERS: needed_of(headers)}


def event_in(data: object) -> dict[str, Any] | None:
    """Return an event as Reflex may have it; None if no page of ours sends such a thing."""
    event = cast("Mapping[str, Any]", data) if isinstance(data, dict) else {}
    name, payload, router = event.get("name"), event.get("payload", {}), event.get("router_data")
    place = place_in(router if router is not None else {})
    if not isinstance(name, str) or not isinstance(payload, dict) or place is None:
        return None
    try:
        require_meant(name, RegistrationContext.ensure_context().event_handlers.get(name))
    except DomainError:
        return None
    return {"name": name, "payload": payload, "router_data": place}


def place_in(router: object) -> dict[str, Any] | None:
    """Return where a tab says that it is, without what stands behind a `#`; None if nowhere.

    What stands there lets somebody in, and is nobody else's to keep.
    """
    told = cast("Mapping[str, Any]", router) if isinstance(router, dict) else None
    if told is None:
        return None
    place = {name: told.get(name, "") for name in PLACES}
    query = told.get("query", {})
    try:
        require_sound([place, query], "router_data")
    except DomainError:
        return None
    if not isinstance(query, dict) or not all(isinstance(one, str) for one in place.values()):
        return None
    return {name: one.partition("#")[0] for name, one in place.items()} | {"query": query}


def needed_of(headers: Mapping[str, str]) -> dict[str, str]:
    """Return what we use of a request's headers: the session, and the address it went to."""
    token = token_of(Headers({"cookie": headers.get("cookie", "")}))
    told = {
        "cookie": f"{SESSION_COOKIE}={token}" if token else "",
        "origin": headers.get("origin", ""),
    }
    return {name: value for name, value in told.items() if value}


def listen(app: App, guard: Guard) -> None:
    """Let an app take its events in this way."""
    known, server = app.event_namespace, app.sio
    if known is None or server is None:
        return
    app._event_namespace = Listening(known.namespace, app, guard)  # noqa: SLF001 - no other way
    server.register_namespace(app.event_namespace)
