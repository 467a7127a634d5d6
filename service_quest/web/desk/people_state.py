"""What is done with one person: each event asks one action."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import reflex as rx

from service_quest.actions import away, helping, inviting, merging, sessions, teams
from service_quest.actions.individuals import lower_half_plays_less
from service_quest.web.acting import acted, fresh, name_in, text_in, told_why
from service_quest.web.desk.state import DeskState, here
from service_quest.web.errors import NoSuchDay
from service_quest.web.house import house
from service_quest.web.times import day_in


class PeopleState(DeskState):
    """What is done with one person. `code`: for another phone, of whom `code_for` names."""

    code: str = ""
    code_for: str = ""
    lower_half: bool = False

    @rx.event
    async def look(self) -> None:
        """Show the desk as one comes to it."""
        self._take(code="", code_for="")
        await self._come()
        await self._look_after()

    @rx.event
    async def refresh(self) -> None:
        """Show what has changed."""
        await self._show()

    @rx.event
    async def choose(self, team: str) -> None:
        """Show another team."""
        self._take(code="", code_for="")
        await self._turn_to(team)
        await self._look_after()

    async def _look_after(self) -> None:
        """See whether the table of people disheartens some of the team shown."""
        team, rota, found = self.team, house().shelf.rota, list[bool]()

        async def asking() -> None:
            less = partial(lower_half_plays_less, *here())
            found.append(await acted(self, lambda token: less(token, team, rota)))

        if team:
            await told_why(self, asking())
        self._take(lower_half=any(found))

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
    async def merge_person(self, form: dict[str, Any]) -> None:
        """Make someone one with another."""
        await self._do(
            lambda token: merging.merge_people(
                *here(), token, text_in(form, "person"), text_in(form, "into")
            )
        )

    @rx.event
    async def remove_person(self, person: str) -> None:
        """Take someone out."""
        await self._do(lambda token: teams.remove_person(*here(), token, name_in(person)))

    @rx.event
    async def mark_away(self, form: dict[str, Any]) -> None:
        """Note that someone is away."""
        await self._do(
            lambda token: away.mark_away(
                *here(), token, text_in(form, "person"), day_of(form, "first"), day_of(form, "last")
            )
        )

    @rx.event
    async def unmark_away(self, person: str, first: str) -> None:
        """Take back that someone is away from a day on."""
        await self._do(
            lambda token: away.unmark_away(
                *here(), token, name_in(person), day_of({"first": first}, "first")
            )
        )

    @rx.event
    async def hand_out_code(self, person: str) -> None:
        """Show a short-lived code that lets another phone in as someone."""
        made = await self._do(
            lambda token: sessions.make_device_code(*here(), token, fresh, name_in(person))
        )
        names = {one.id: one.name for one in self.people}
        self.code, self.code_for = (made.code, names.get(person, "")) if made else ("", "")

    @rx.event
    async def hide_code(self) -> None:
        """Put the code away."""
        self.code, self.code_for = "", ""

    @rx.event
    async def end_sessions(self, person: str) -> None:
        """Sign someone out everywhere."""
        await self._do(lambda token: sessions.end_sessions_of(*here(), token, name_in(person)))

    @rx.event
    async def reissue(self, person: str) -> None:
        """Make the link of someone who has not come yet anew."""
        made = await self._do(
            lambda token: inviting.reissue_link(*here(), token, name_in(person), fresh)
        )
        self._link("people", [made] if made else [], "join")

    @rx.event
    async def helped(self, person: str) -> None:
        """Note that one has talked with someone who wanted help."""
        await self._do(lambda token: helping.answer_help(*here(), token, name_in(person)))

    def _clear(self) -> None:
        super()._clear()
        self._take(code="", code_for="")


def day_of(form: object, name: str) -> date:
    """Return a day that a page sent. Raises BadRequest, NoSuchDay if there is none."""
    day = day_in(text_in(form, name))
    if day is None:
        raise NoSuchDay
    return day
