"""Teams, and the coordinators who look after them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import reflex as rx

from service_quest.actions import coordinators, inviting, teams
from service_quest.actions.appointing import appoint
from service_quest.actions.coordinators import Coordinator
from service_quest.actions.links import Link
from service_quest.domain.ranking import HEADCOUNTS
from service_quest.web.acting import acted, fresh, name_in, number_in, text_in
from service_quest.web.desk.lines import TeamLine
from service_quest.web.desk.state import DeskState, here
from service_quest.web.house import house


@dataclass(frozen=True)
class LedLine:
    """A team that a coordinator looks after, or does not."""

    id: str
    name: str
    led: bool


@dataclass(frozen=True)
class CoordinatorLine:
    """A coordinator; `leads` names their teams."""

    id: str
    name: str
    joined: bool
    leads: str
    teams: list[LedLine]


class TeamsState(DeskState):
    """What one browser shows of teams and coordinators; these only to the administrator."""

    coordinators: rx.Field[list[CoordinatorLine]] = rx.field(default_factory=list)

    @rx.event
    async def look(self) -> None:
        """Show the teams as one comes to them."""
        await self._come()

    @rx.event
    async def refresh(self) -> None:
        """Show what has changed."""
        await self._show()

    @rx.event
    async def create_team(self, form: dict[str, Any]) -> None:
        """Make a team, and turn to it."""
        if self._is_again(form):
            return
        made = await self._do(
            lambda token: teams.create_team(
                *here(), token, text_in(form, "name"), fresh, headcount_in(form)
            )
        )
        if made:
            await self._turn_to(made.id)

    @rx.event
    async def rename_team(self, form: dict[str, Any]) -> None:
        """Give a team another name."""
        await self._do(
            lambda token: teams.rename_team(
                *here(), token, text_in(form, "team"), text_in(form, "name")
            )
        )

    @rx.event
    async def set_headcount(self, form: dict[str, Any]) -> None:
        """Tell how many people serve in a team."""
        await self._do(
            lambda token: teams.set_headcount(
                *here(), token, text_in(form, "team"), headcount_in(form)
            )
        )

    @rx.event
    async def close_team(self, team: str) -> None:
        """Close a team that is empty."""
        await self._do(lambda token: teams.close_team(*here(), token, name_in(team)))

    @rx.event
    async def invite_coordinator(self, form: dict[str, Any]) -> None:
        """Show a link for a coordinator of a team, or of none yet."""
        if self._is_again(form):
            return

        def invite(token: str) -> Link:
            led = [team] if (team := text_in(form, "team", "")) else []
            name = text_in(form, "name")
            return coordinators.invite_coordinator(*here(), token, name, led, fresh)

        made = await self._do(invite)
        self._link("coordinator", [made] if made else [], "setup")

    @rx.event
    async def reissue(self, person: str) -> None:
        """Make a coordinator's link anew."""
        made = await self._do(
            lambda token: inviting.reissue_link(*here(), token, name_in(person), fresh)
        )
        self._link("coordinator", [made] if made else [], "setup")

    @rx.event
    async def lead(self, person: str, team: str, leads: bool) -> None:
        """Let a coordinator look after a team, or no longer."""
        await self._do(
            lambda token: coordinators.lead_team(
                *here(), token, name_in(person), name_in(team), leads=leads is True
            )
        )

    @rx.event
    async def remove_coordinator(self, person: str) -> None:
        """Take a coordinator out."""
        await self._do(
            lambda token: coordinators.remove_coordinator(*here(), token, name_in(person))
        )

    @rx.event
    async def appoint(self, person: str) -> None:
        """Make a coordinator an administrator."""
        await self._do(lambda token: appoint(*here(), token, name_in(person)))

    async def _fetch(self) -> None:
        await super()._fetch()
        found: Sequence[Coordinator] = []
        if self.administrator:
            engine = house().engine
            found = await acted(self, lambda token: coordinators.list_coordinators(engine, token))
        self._take(coordinators=[coordinator_line(one, self.teams) for one in found])

    def _clear(self) -> None:
        super()._clear()
        self._take(coordinators=[])


def headcount_in(form: object) -> int | None:
    """Return how many serve in a team as a form has it. Raises BadRequest, NumberNeeded."""
    return number_in(form, "headcount", HEADCOUNTS, "desk.headcount_field")


def coordinator_line(one: Coordinator, among: Sequence[TeamLine]) -> CoordinatorLine:
    """Return a coordinator with all teams, those that they look after marked."""
    led = [LedLine(team.id, team.name, team.id in one.teams) for team in among]
    return CoordinatorLine(
        id=one.person.id,
        name=one.person.real_name or "–",
        joined=one.person.joined_at is not None,
        leads=", ".join(team.name for team in led if team.led),
        teams=led,
    )
