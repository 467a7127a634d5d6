"""The desk's state: each event asks one action, as whoever the browser is signed in as."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

import reflex as rx
from sqlalchemy import Engine

from service_quest.actions import assignments, helping, inviting, teams
from service_quest.actions.assignments import Wish
from service_quest.actions.desk import Desk, desk_of
from service_quest.actions.errors import BadRequest
from service_quest.actions.inviting import Link
from service_quest.actions.teams import Me, who_am_i
from service_quest.domain.assignments import Assignment
from service_quest.domain.errors import NotAllowed
from service_quest.domain.people import Act, Actor, Role, require
from service_quest.web.acting import acted, fresh, language_at, name_in, text_in, told_why
from service_quest.web.desk.lines import (
    LinkLine,
    PersonLine,
    TaskLine,
    TeamLine,
    link_lines,
    person_line,
    task_line,
    team_lines,
)
from service_quest.web.house import house
from service_quest.web.times import day_in

T = TypeVar("T")


def here() -> tuple[Engine, datetime]:
    """Return the database and the time, as actions take them."""
    return house().engine, house().clock()


class DeskState(rx.State):
    """What one browser shows of the desk. The database is the truth."""

    teams: rx.Field[list[TeamLine]] = rx.field(default_factory=list)
    team: str = ""
    team_name: str = ""
    administrator: bool = False
    people: rx.Field[list[PersonLine]] = rx.field(default_factory=list)
    tasks: rx.Field[list[TaskLine]] = rx.field(default_factory=list)
    links: rx.Field[list[LinkLine]] = rx.field(default_factory=list)
    links_for: str = ""
    done: int = 0
    problem: str = ""
    closed: str = ""
    shown: bool = False

    @rx.event
    async def look(self) -> None:
        """Show the desk as one comes to it."""
        self.links, self.links_for, self.problem = [], "", ""
        await self._show()

    @rx.event
    async def refresh(self) -> None:
        """Show what has changed."""
        await self._show()

    @rx.event
    async def choose(self, team: str) -> None:
        """Show another team."""
        self.links, self.links_for = [], ""
        self.team = team if isinstance(team, str) else ""
        await self._show()

    @rx.event
    async def create_team(self, form: dict[str, Any]) -> None:
        """Make a team, and show it."""
        made = await self._do(
            lambda token: teams.create_team(*here(), token, text_in(form, "name"), fresh)
        )
        if made:
            await self.choose(made.id)

    @rx.event
    async def rename_team(self, form: dict[str, Any]) -> None:
        """Give the team shown another name."""
        team = self.team
        await self._do(lambda token: teams.rename_team(*here(), token, team, text_in(form, "name")))

    @rx.event
    async def add_people(self, form: dict[str, Any]) -> None:
        """Put people into the team shown, and show a link for each."""
        team = self.team
        made = await self._do(
            lambda token: inviting.invite_people(
                *here(), token, team, text_in(form, "names").splitlines(), fresh
            )
        )
        self._link("people", list(made or []), "join")

    @rx.event
    async def make_poster(self) -> None:
        """Show a link by which anyone joins the team shown."""
        team = self.team
        made = await self._do(lambda token: inviting.make_poster(*here(), token, team, fresh))
        self._link("poster", [made] if made else [], "join")

    @rx.event
    async def invite_coordinator(self, form: dict[str, Any]) -> None:
        """Show a link for a coordinator of the team shown."""
        led = [self.team] if self.team else []
        made = await self._do(
            lambda token: inviting.invite_coordinator(
                *here(), token, text_in(form, "name"), led, fresh
            )
        )
        self._link("coordinator", [made] if made else [], "setup")

    @rx.event
    async def rename_person(self, form: dict[str, Any]) -> None:
        """Give someone another real name."""
        await self._do(
            lambda token: teams.rename_person(
                *here(), token, text_in(form, "person"), text_in(form, "name")
            )
        )

    @rx.event
    async def move_person(self, form: dict[str, Any]) -> None:
        """Take someone into another team."""
        await self._do(
            lambda token: teams.move_person(
                *here(), token, text_in(form, "person"), text_in(form, "team")
            )
        )

    @rx.event
    async def remove_person(self, person: str) -> None:
        """Take someone out."""
        await self._do(lambda token: teams.remove_person(*here(), token, name_in(person)))

    @rx.event
    async def helped(self, person: str) -> None:
        """Note that one has talked with someone who wanted help."""
        await self._do(lambda token: helping.answer_help(*here(), token, name_in(person)))

    @rx.event
    async def assign(self, form: dict[str, Any]) -> None:
        """Assign a scenario to the team shown, or to one in it."""
        team = self.team
        await self._do(
            lambda token: assignments.assign(
                *here(), token, house().shelf, wish_in(form, team), fresh
            )
        )

    @rx.event
    async def withdraw(self, task: str) -> None:
        """Take an assignment back."""
        await self._do(lambda token: assignments.withdraw(*here(), token, name_in(task)))

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
            self._take(teams=[], people=[], tasks=[], links=[], shown=False)

    async def _fetch(self) -> None:
        team, language = self.team or None, language_at(self)
        me, desk = await acted(self, lambda token: seen(token, team))
        self._take(
            teams=team_lines(me),
            team=desk.team.id if desk else "",
            team_name=desk.team.name if desk else "",
            administrator=me.person.role is Role.ADMINISTRATOR,
            people=[person_line(line, language) for line in desk.people] if desk else [],
            tasks=[task_line(line, desk, language) for line in desk.assignments] if desk else [],
            shown=True,
        )

    def _link(self, what: str, links: list[Link], page: str) -> None:
        start = f"{self.router.headers.origin}/{language_at(self)}/{page}/"
        self.links = link_lines(links, start, self.team_name)
        self.links_for = what if links else ""

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


def wish_in(form: object, team: str) -> Wish:
    """Return what a page wants assigned: to one person, or without one to the team.

    Raises BadRequest.
    """
    person = text_in(form, "person") or None
    try:
        due = day_in(text_in(form, "due"))
    except ValueError as error:
        raise BadRequest(field="due") from error
    asked = Assignment((text_in(form, "scenario"),), due)
    return Wish(asked, None if person else team, person, text_in(form, "note"))
