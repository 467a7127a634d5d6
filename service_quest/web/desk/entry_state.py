"""Getting in: lists of names, posters, and the invitations that are out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import reflex as rx

from service_quest.actions import inviting
from service_quest.actions.inviting import Pending
from service_quest.domain.name_list import names_in_table
from service_quest.store.people_records import Kind
from service_quest.web.acting import (
    acted,
    file_in,
    fresh,
    language_at,
    name_in,
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
    """What one browser shows of getting in. `names`: as read from a file, to look over."""

    names: str = ""
    read: int = 0
    invitations: rx.Field[list[InvitationLine]] = rx.field(default_factory=list)

    @rx.event
    async def look(self) -> None:
        """Show who is invited, as one comes to it."""
        self._take(names="")
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

    @rx.event
    async def add_people(self, form: dict[str, Any]) -> None:
        """Put people into the team shown, and show a link for each."""
        team = self.team
        made = await self._do(
            lambda token: inviting.invite_people(
                *here(), token, team, text_in(form, "names").splitlines(), fresh
            )
        )
        self._link("people", made or [], "join")
        self._take(names="" if made else self.names)

    @rx.event
    async def make_poster(self, form: dict[str, Any]) -> None:
        """Show a link by which anyone joins the team shown."""
        team = self.team
        made = await self._do(
            lambda token: inviting.make_poster(
                *here(),
                token,
                team,
                fresh,
                uses=number_in(form, "uses"),
                days=number_in(form, "days") or 0,
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
        team, language = self.team, language_at(self)
        found = (
            await acted(self, lambda token: inviting.list_invitations(*here(), token, team))
            if team
            else []
        )
        self._take(invitations=[invitation_line(one, language) for one in found])

    def _clear(self) -> None:
        super()._clear()
        self._take(invitations=[], names="")


def invitation_line(one: Pending, language: str) -> InvitationLine:
    """Return an invitation as it is listed."""
    personal = one.kind is Kind.PERSON
    return InvitationLine(
        id=one.id,
        person=one.person or "",
        name=(one.name or "–") if personal else "",
        made=short_moment(one.created_at, language),
        expires=short_moment(one.expires_at, language),
        uses="" if one.uses_left is None else str(one.uses_left),
    )
