"""What stands before every event handler: what was not meant to be called is not called.

Reflex registers every public method of a state, and some of its own that set any var. Here
all is denied but the handlers of our states and the few that a page cannot do without; the
rest is stopped where it comes too often, or brings what no page of ours sends.
"""

from __future__ import annotations

import hashlib
import inspect
import logging
from collections.abc import Callable, Mapping
from time import monotonic
from typing import TYPE_CHECKING, Any

import reflex as rx
from reflex.middleware.middleware import Middleware
from reflex.state import BaseState, StateUpdate
from reflex_base.event import Event
from reflex_base.registry import RegisteredEventHandler, RegistrationContext
from starlette.datastructures import Headers

from service_quest.actions.errors import BadRequest
from service_quest.domain.errors import DomainError, NotAllowed
from service_quest.web.acting import language_at
from service_quest.web.arguments import require_sound
from service_quest.web.errors import sentence_for
from service_quest.web.house import house
from service_quest.web.limits import Pace, TooManyTries
from service_quest.web.visitor import token_of

if TYPE_CHECKING:
    from reflex.app import App

LOG = logging.getLogger(__name__)
OURS = "service_quest."
OF_THE_FRAMEWORK = (
    "reflex___state____state.hydrate_and_load",
    "reflex___state____state.hydrate",
    "reflex___state____state.reflex___state____on_load_internal_state.on_load_internal",
    "reflex___state____state.reflex___state____on_load_internal_state.set_is_hydrated",
)
"""What every page asks of Reflex as it opens."""
SETS_ANYTHING = "setvar"
A_BROWSER = (80, 20.0)
"""Events of one browser: so many at once, and so many a second. A page's beat is two seconds."""
AN_ADDRESS = (3_000, 300.0)
"""The same for all browsers behind one address: a whole class may sit there."""


class BelongingState(rx.State):
    """Whose browser the other states were filled for: never another's."""

    _whose: str = ""

    async def _keep_apart(self, whose: str) -> None:
        """Forget what the states hold if they were filled for another browser's session.

        They are found by a name that the tab has chosen; the session in the cookie decides.
        """
        if self._whose == whose:
            return
        if self._whose:
            for one in our_states():
                (await self.get_state(one)).reset()
        self._whose = whose


class Guard(Middleware):
    """Stops events that may not pass, with a coded error where their state can show one."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """Begin to count. `clock`: seconds, for the pace alone."""
        self._clock = clock
        self._browsers, self._addresses = Pace(*A_BROWSER), Pace(*AN_ADDRESS)

    async def preprocess(self, app: App, state: BaseState, event: Event) -> StateUpdate | None:
        """Let an event pass (None), or answer it."""
        del app
        registered = RegistrationContext.ensure_context().event_handlers.get(event.name)
        try:
            session = state.router.session
            whose = whose_browser(state)
            self.require_pace(whose, session.client_ip, session.client_token)
            require_meant(event.name, registered)
            require_arguments(registered, event.payload)
        except DomainError as error:
            LOG.info("%s: %s", event.name, error.code)
            return await refusal(state, registered, error)
        belonging = await state.get_state(BelongingState)
        await belonging._keep_apart(whose_browser(state))  # noqa: SLF001 - public ones are events
        return None

    def require_pace(self, whose: str, address: str, tab: str) -> None:
        """Count an event. `whose`: a browser's digest, if it has a session. Raises TooManyTries."""
        now, browser = self._clock(), whose or f"{address} {tab}"
        passes = self._browsers.passes(browser, now) and self._addresses.passes(address, now)
        if not passes:
            raise TooManyTries(minutes=1)


def require_meant(name: str, registered: RegisteredEventHandler | None) -> None:
    """Go on only if an event is one that pages send. Raises NotAllowed."""
    ours = registered is not None and registered.states[0].__module__.startswith(OURS)
    if name not in OF_THE_FRAMEWORK and not (ours and not name.endswith(f".{SETS_ANYTHING}")):
        raise NotAllowed(act=name)


def require_arguments(
    registered: RegisteredEventHandler | None, payload: Mapping[str, Any]
) -> None:
    """Go on only if a handler can be called with these arguments. Raises BadRequest."""
    wanted = list(registered.handler.get_parameters().values())[1:] if registered else []
    needed = {one.name for one in wanted if one.default is inspect.Parameter.empty}
    if not needed <= payload.keys() <= {one.name for one in wanted}:
        raise BadRequest(field="arguments")
    require_sound(payload, "arguments")


async def refusal(
    state: BaseState, registered: RegisteredEventHandler | None, error: DomainError
) -> StateUpdate:
    """Return what a refused client is told: the sentence, where its page has a place for it."""
    owner = registered.states[0] if registered else None
    if owner is None or "problem" not in owner.get_fields():
        return StateUpdate()
    # Pages that share a state find the sentence there.
    while (parent := owner.get_parent_state()) and "problem" in parent.get_fields():
        owner = parent
    sentence = sentence_for(error, house().sentences[language_at(state)])
    return StateUpdate(delta={owner.get_full_name(): {"problem_rx_state_": sentence}})


def our_states() -> list[type[BaseState]]:
    """Return the states of our pages."""
    known = RegistrationContext.ensure_context().base_states.values()
    return [one for one in known if one.__module__.startswith(OURS)]


def whose_browser(state: BaseState) -> str:
    """Return a digest of the session that a browser connected with; empty without one."""
    return digest_of(state.router.headers.cookie)


def digest_of(cookies: str) -> str:
    """Return a digest of the session in a browser's cookies; empty without one."""
    token = token_of(Headers({"cookie": cookies}))
    return hashlib.sha256(f"browser:{token}".encode()).hexdigest() if token else ""
