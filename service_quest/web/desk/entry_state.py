"""Getting in: lists of names, posters, and the invitations that are out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import reflex as rx

from service_quest.actions import inviting
from service_quest.actions.inviting import POSTER_DAYS_MOST, USES_MOST, Pending
from service_quest.domain.name_list import names_in_table
from service_quest.store.people_records import Kind
from service_quest.web.acting import (
    acted,
    file_in,
    fresh,
    language_at,
    name_in,
    needed_number_in,
    number_in,
    text_in,
    told_why,
)
from service_quest.web.desk.state import DeskState, here
from service_quest.web.times import short_moment


@dataclass(frozen=True)
class InvitationLine:
    """An invitation that works; `name` is empty for a poster, `uses` for no limit."""

    id: str
    person: str
    name: str
    made: str
    expires: str
    uses: str


class EntryState(DeskState):
    """What one browser shows of getting in. `names`: as read from a file, to look over.

    `is_read`: so was the file that was chosen last.
    """

    names: str = ""
    read: int = 0
    is_read: bool = False
    invitations: rx.Field[list[InvitationLine]] = rx.field(default_factory=list)

    @rx.event
    async def look(self) -> None:
        """Show who is invited, as one comes to it."""
        self._take(names="", is_read=False)
        await self._come()

    @rx.event
    async def refresh(self) -> None:
        """Show what has changed."""
        await self._show()

    @rx.event
    async def choose(self, team: str) -> None:
        """Show another team."""
        await self._turn_to(team)

    @rx.event
    async def read_list(self, data: list[str]) -> None:
        """Put the names of a file where they can be looked over."""

        async def reading() -> None:
            self.names = "\n".join(names_in_table(file_in(data)))
            self.read += 1

        self.problem = await told_why(self, reading())
        self._take(is_read=not self.problem)

    @rx.event
    async def add_people(self, form: dict[str, Any]) -> None:
        """Put people into the team shown, and show a link for each."""
        if self._is_again(form):
            return
        team = self.team
        made = await self._do(
            lambda token: inviting.invite_people(
                *here(), token, team, text_in(form, "names").splitlines(), fresh
            )
        )
        self._link("people", made or [], "join")
        if made:
            self._take(names="", is_read=False)

    @rx.event
    async def make_poster(self, form: dict[str, Any]) -> None:
        """Show a link by which anyone joins the team shown."""
        if self._is_again(form):
            return
        team, days = self.team, range(1, POSTER_DAYS_MOST + 1)
        made = await self._do(
            lambda token: inviting.make_poster(
                *here(),
                token,
                team,
                fresh,
                uses=number_in(form, "uses", range(1, USES_MOST + 1), "desk.poster_uses"),
                days=needed_number_in(form, "days", days, "desk.poster_days"),
            )
        )
        self._link("poster", [made] if made else [], "join")

    @rx.event
    async def reissue(self, person: str) -> None:
        """Make someone's link anew."""
        made = await self._do(
            lambda token: inviting.reissue_link(*here(), token, name_in(person), fresh)
        )
        self._link("people", [made] if made else [], "join")

    @rx.event
    async def revoke(self, invitation: str) -> None:
        """Let an invitation let nobody in any more."""
        await self._do(
            lambda token: inviting.revoke_invitation(*here(), token, name_in(invitation))
        )

    async def _fetch(self) -> None:
        await super()._fetch()
        team, language, today = self.team, language_at(self), here()[1].date()
        found = (
            await acted(self, lambda token: inviting.list_invitations(*here(), token, team))
            if team
            else []
        )
        self._take(invitations=[invitation_line(one, language, today) for one in found])

    def _clear(self) -> None:
        super()._clear()
        self._take(invitations=[], names="", is_read=False)


def invitation_line(one: Pending, language: str, today: date) -> InvitationLine:
    """Return an invitation as it is listed."""
    personal = one.kind is Kind.PERSON
    return InvitationLine(
        id=one.id,
        person=one.person or "",
        name=(one.name or "–") if personal else "",
        made=short_moment(one.created_at, language, today),
        expires=short_moment(one.expires_at, language, today),
        uses="" if one.uses_left is None else str(one.uses_left),
    )
