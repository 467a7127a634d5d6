"""The desk's state: which team, who is in it, what is assigned; the ground of its pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TypeVar

import reflex as rx
from sqlalchemy import Engine

from service_quest.actions.desk import Desk, desk_of
from service_quest.actions.links import Link
from service_quest.actions.teams import Me, who_am_i
from service_quest.domain.errors import NotAllowed
from service_quest.domain.people import Act, Actor, Role, require
from service_quest.web.acting import acted, language_at, told_why
from service_quest.web.desk.lines import (
    LinkLine,
    PersonLine,
    TeamLine,
    link_lines,
    person_line,
    team_lines,
)
from service_quest.web.desk.tasks import TaskLine, task_line
from service_quest.web.house import house

T = TypeVar("T")
ROUND = "round"
"""How a form tells how much had been done as it was filled in."""
HERE_ONLY = ("http://localhost", "http://127.", "http://[::1]")


def here() -> tuple[Engine, datetime]:
    """Return the database and the time, as actions take them."""
    return house().engine, house().clock()


class DeskState(rx.State):
    """What one browser shows of the desk. The database is the truth.

    Each page of the desk has a state of its own under this one, which looks, refreshes
    and chooses among teams; what they share is kept once, here.

    `steps` are the team's path, `tasks` all else. `links` were just made, for
    `links_for`; `links_text` has all of them to copy; `again` names who had one before.
    """

    teams: rx.Field[list[TeamLine]] = rx.field(default_factory=list)
    team: str = ""
    team_name: str = ""
    administrator: bool = False
    people: rx.Field[list[PersonLine]] = rx.field(default_factory=list)
    tasks: rx.Field[list[TaskLine]] = rx.field(default_factory=list)
    steps: rx.Field[list[TaskLine]] = rx.field(default_factory=list)
    links: rx.Field[list[LinkLine]] = rx.field(default_factory=list)
    links_for: str = ""
    links_text: str = ""
    again: str = ""
    local: bool = False
    done: int = 0
    problem: str = ""
    closed: str = ""
    shown: bool = False

    @rx.event
    async def hide_links(self) -> None:
        """Put the links away that were just made."""
        self._put_away()

    async def _come(self) -> None:
        self._put_away()
        self._take(problem="")
        await self._show()

    async def _turn_to(self, team: object) -> None:
        self._put_away()
        self._take(team=team if isinstance(team, str) else "")
        await self._show()

    def _is_again(self, form: object) -> bool:
        """Tell whether a form was taken before: tapped twice, or sent anew by a network."""
        sent = form.get(ROUND) if isinstance(form, Mapping) else None
        return sent is not None and sent != str(self.done)

    async def _do(self, action: Callable[[str], T]) -> T | None:
        """Run an action and show the desk after it; None, and why, where it could not."""
        found: list[T] = []

        async def doing() -> None:
            found.append(await acted(self, action))

        problem = await told_why(self, doing())
        if not problem:
            self.done += 1
            await self._show()
        self._take(problem=problem)
        return found[0] if found else None

    async def _show(self) -> None:
        closed = await told_why(self, self._fetch())
        self._take(closed=closed)
        if closed:
            # Signed out from afar, perhaps: nothing of it stays in the browser.
            self._clear()

    def _clear(self) -> None:
        self._put_away()
        self._take(teams=[], people=[], tasks=[], steps=[], shown=False)

    async def _fetch(self) -> None:
        team, language = self.team or None, language_at(self)
        me, desk = await acted(self, lambda token: seen(token, team))
        tasks = self._tasks(desk, language) if desk else []
        self._take(
            teams=team_lines(me, desk.waiting if desk else {}, language),
            team=desk.team.id if desk else "",
            team_name=desk.team.name if desk else "",
            administrator=me.person.role is Role.ADMINISTRATOR,
            people=[person_line(one, language, desk.day) for one in desk.people] if desk else [],
            tasks=[task for task in tasks if not task.day],
            steps=sorted((t for t in tasks if t.day), key=lambda t: (int(t.day), t.title)),
            shown=True,
        )

    def _tasks(self, desk: Desk, language: str) -> list[TaskLine]:
        start = f"{self.router.headers.origin}/{language}"
        return [task_line(line, desk, language, start) for line in desk.assignments]

    def _link(self, what: str, links: Sequence[Link], page: str) -> None:
        """Show links just made, to a page."""
        origin, language = self.router.headers.origin, language_at(self)
        start = f"{origin}/{language}/{page}/"
        today = here()[1].date()
        made = link_lines(links, start, self.team_name, language, today)
        self.links, self.links_for = made, what if made else ""
        self.links_text = "\n".join(f"{one.name}: {one.address}" for one in made if one.address)
        self.again = ", ".join(one.name or "" for one in links if one.again)
        self.local = origin.startswith(HERE_ONLY)

    def _put_away(self) -> None:
        self._take(links=[], links_for="", links_text="", again="")

    def _take(self, **changes: object) -> None:
        # What did not change is not sent again, however often somebody looks.
        for name, value in changes.items():
            if getattr(self, name) != value:
                setattr(self, name, value)


def seen(token: str, team: str | None) -> tuple[Me, Desk | None]:
    """Return who asks, and their desk of a team, of the first one without it.

    Raises:
        NoSession, NotAllowed: they can have none. StoreError: the database is away.
    """
    me = who_am_i(house().engine, token)
    if me is None:
        raise NotAllowed(act=Act.SEE_DESK.value)
    require(Actor(me.person.id, me.person.role), Act.CREATE_TEAM)
    known = [one.id for one in me.teams]
    chosen = team if team in known else next(iter(known), None)
    return me, desk_of(*here(), token, chosen) if chosen else None
