"""What one browser shows of its own person; who they are, the device keeps for offline."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

import reflex as rx

from service_quest.actions.errors import BadRequest
from service_quest.actions.helping import ask_for_help, take_back_help
from service_quest.actions.individuals import appear
from service_quest.actions.rhythm import set_goal
from service_quest.actions.sessions import Device, end_session, list_sessions
from service_quest.actions.teams import change_look
from service_quest.web.acting import acted, fresh, language_at, name_in, text_in, told_why
from service_quest.web.house import house
from service_quest.web.times import short_moment


@dataclass(frozen=True)
class Session:
    """One of someone's devices as it is listed."""

    id: str
    label: str
    seen: str
    here: bool


class MeState(rx.State):
    """What one browser shows of its own person."""

    sessions: rx.Field[list[Session]] = rx.field(default_factory=list)
    problem: str = ""
    changes: int = 0

    @rx.event
    async def look(self) -> None:
        """Show where one is signed in."""
        self.sessions = []
        self.problem = await told_why(self, self._fetch())

    @rx.event
    async def end(self, session: str) -> None:
        """Sign one of one's devices out."""
        self.problem = await told_why(self, self._end(session))

    @rx.event
    async def change(self, form: dict[str, Any]) -> None:
        """Take another alias and face."""
        self.problem = await told_why(self, self._change(form))

    @rx.event
    async def ask(self) -> None:
        """Tell the coordinator that one wants help."""
        self.problem = await told_why(self, self._ask())

    @rx.event
    async def manage(self) -> None:
        """Tell the coordinator that one no longer wants help."""
        self.problem = await told_why(self, self._manage())

    @rx.event
    async def appear(self, on: bool) -> None:
        """Appear on the leaderboard, or no longer."""
        self.problem = await told_why(self, self._appear(on is True))

    @rx.event
    async def aim(self, days: int) -> None:
        """Set on how many days of a week one wants to practise."""
        self.problem = await told_why(self, self._aim(days))

    async def _appear(self, on: bool) -> None:
        at_home = house()
        await acted(self, lambda t: appear(at_home.engine, at_home.clock(), t, on))
        self.changes += 1

    async def _aim(self, days: object) -> None:
        if not isinstance(days, int):
            raise BadRequest(field="days")
        at_home = house()
        await acted(self, lambda t: set_goal(at_home.engine, at_home.clock(), t, days))
        self.changes += 1

    async def _fetch(self) -> None:
        found = await acted(self, partial(list_sessions, house().engine))
        self.sessions = [session_of(device, language_at(self)) for device in found]

    async def _end(self, session: object) -> None:
        at_home, name = house(), name_in(session)
        await acted(self, lambda t: end_session(at_home.engine, at_home.clock(), t, name))
        await self._fetch()

    async def _change(self, form: object) -> None:
        at_home = house()
        alias, face = text_in(form, "alias"), text_in(form, "face")
        now = at_home.clock()
        await acted(self, lambda t: change_look(at_home.engine, now, t, alias, face))
        self.changes += 1

    async def _ask(self) -> None:
        at_home = house()
        now = at_home.clock()
        await acted(self, lambda t: ask_for_help(at_home.engine, now, t, fresh))
        self.changes += 1

    async def _manage(self) -> None:
        at_home = house()
        await acted(self, lambda t: take_back_help(at_home.engine, at_home.clock(), t))
        self.changes += 1


def session_of(device: Device, language: str) -> Session:
    """Return a device as it is listed."""
    known = device.device
    return Session(known.id, known.label, short_moment(known.seen_at, language), device.here)
