"""The house's own page: what great service means here, and what is switched on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import reflex as rx

from service_quest.actions.settings import (
    DEFINITION_MOST,
    allow_individuals,
    define_service,
    keep_for,
    organisation_of,
    rename_organisation,
    set_nudge_hours,
    settings_of,
    show_answers,
)
from service_quest.actions.teams import who_am_i
from service_quest.domain.errors import NotAllowed
from service_quest.domain.names import NAME_MOST
from service_quest.domain.people import Act, Actor, Role, require
from service_quest.domain.settings import HOURS, MONTHS
from service_quest.web.acting import acted, needed_number_in, text_in, told_why
from service_quest.web.components.forms import problem_line
from service_quest.web.content import sentence
from service_quest.web.desk.nav import nav
from service_quest.web.desk.state import here
from service_quest.web.house import house
from service_quest.web.shell import shell


class HouseState(rx.State):
    """What one browser shows of the house's choices."""

    definition: str = ""
    individuals: bool = False
    nudge_from: int = 8
    nudge_until: int = 18
    answers: bool = False
    keep_months: int = 24
    name: str = ""
    zone: str = ""
    administrator: bool = False
    saved: str = ""
    problem: str = ""
    shown: bool = False

    @rx.event
    async def look(self) -> None:
        """Show what is chosen."""
        self.saved, self.shown = "", False
        self.problem = await told_why(self, self._fetch())

    @rx.event
    async def define(self, form: dict[str, Any]) -> None:
        """Say what great service means here."""
        await self._do(
            "definition", lambda token: define_service(*here(), token, text_in(form, "definition"))
        )

    @rx.event
    async def switch_individuals(self, on: bool) -> None:
        """Let people appear on the leaderboard, or nobody."""
        await self._do("individuals", lambda token: allow_individuals(*here(), token, on is True))

    @rx.event
    async def set_hours(self, form: dict[str, Any]) -> None:
        """Say between which hours something may be suggested."""
        await self._do(
            "hours",
            lambda token: set_nudge_hours(
                *here(), token, *(hour_in(form, name) for name in ("nudge_from", "nudge_until"))
            ),
        )

    @rx.event
    async def switch_answers(self, on: bool) -> None:
        """Let coordinators look at single answers, or nobody."""
        await self._do("answers", lambda token: show_answers(*here(), token, on is True))

    @rx.event
    async def set_months(self, form: dict[str, Any]) -> None:
        """Say for how long people are kept who are not seen."""
        await self._do("months", lambda token: keep_for(*here(), token, months_in(form)))

    @rx.event
    async def rename(self, form: dict[str, Any]) -> None:
        """Give the organisation another name and time zone."""
        await self._do(
            "organisation",
            lambda token: rename_organisation(
                *here(), token, text_in(form, "name"), text_in(form, "zone")
            ),
        )

    async def _do(self, what: str, action: Callable[[str], None]) -> None:
        self.saved = ""
        self.problem = await told_why(self, self._act(action))
        self.saved = "" if self.problem else what

    async def _act(self, action: Callable[[str], None]) -> None:
        await acted(self, action)
        await self._fetch()

    async def _fetch(self) -> None:
        role = await acted(self, seen_by)
        chosen = await house().work(lambda: settings_of(house().engine))
        self.definition, self.individuals = chosen.definition, chosen.individuals
        self.nudge_from, self.nudge_until = chosen.nudge_from, chosen.nudge_until
        self.answers, self.keep_months = chosen.answers, chosen.keep_months
        known = await house().work(lambda: organisation_of(house().engine))
        self.name, self.zone = (known.name, known.zone) if known else ("", "")
        self.administrator, self.shown = role is Role.ADMINISTRATOR, True


def seen_by(token: str) -> Role:
    """Return the role of who asks.

    Raises:
        NoSession, NotAllowed: the page is not for them. StoreError: the database is away.
    """
    me = who_am_i(house().engine, token)
    if me is None:
        raise NotAllowed(act=Act.EDIT_DEFINITION.value)
    require(Actor(me.person.id, me.person.role), Act.EDIT_DEFINITION)
    return me.person.role


def hour_in(form: object, name: str) -> int:
    """Return an hour that a page sent. Raises BadRequest, NumberNeeded."""
    return needed_number_in(form, name, HOURS, f"house.{name}")


def months_in(form: object) -> int:
    """Return for how many months people are to be kept. Raises BadRequest, NumberNeeded."""
    return needed_number_in(form, "keep_months", MONTHS, "house.keep_months")


def house_page(language: str) -> rx.Component:
    """Build the page in one language."""
    chosen = rx.fragment(
        definition(language),
        rx.cond(HouseState.administrator, rx.fragment(*for_administrators(language))),
    )
    return shell(
        language,
        nav(language, "house"),
        problem_line(rx.Var.create(HouseState.problem)),
        rx.cond(HouseState.shown, chosen, rx.fragment()),
        title=sentence(language, "house.title"),
        kind="page desk",
    )


def part(language: str, name: str, *parts: rx.Component) -> rx.Component:
    """Build a choice with what it means, and a word once it is kept."""
    kept = rx.cond(HouseState.saved == name, sentence(language, "house.saved"), "")
    return rx.el.section(
        rx.el.h2(sentence(language, f"house.{name}")),
        rx.el.p(sentence(language, f"house.{name}_text"), class_name="soft"),
        *parts,
        rx.el.p(kept, role="status", class_name="soft small"),
        class_name="desk-part",
    )


def definition(language: str) -> rx.Component:
    """Build the house's own definition."""
    area = rx.el.textarea(
        name="definition",
        default_value=HouseState.definition,
        max_length=DEFINITION_MOST,
        rows="4",
        aria_label=sentence(language, "house.definition"),
        key=HouseState.definition,
    )
    return part(
        language,
        "definition",
        rx.el.form(area, save(language), class_name="line-form", on_submit=HouseState.define),
    )


def save(language: str) -> rx.Component:
    """Build the button of a form."""
    return rx.el.button(sentence(language, "form.save"), type="submit", class_name="btn")


def for_administrators(language: str) -> list[rx.Component]:
    """Build what the administrator alone decides."""
    return [
        individuals(language),
        hours(language),
        answers(language),
        months(language),
        organisation(language),
    ]


def individuals(language: str) -> rx.Component:
    """Build the switch that lets people appear on the leaderboard."""
    box = rx.el.input(
        type="checkbox",
        checked=HouseState.individuals,
        on_change=HouseState.switch_individuals,
    )
    words = rx.el.span(sentence(language, "house.individuals_on"))
    return part(language, "individuals", rx.el.label(box, words, class_name="tick"))


def organisation(language: str) -> rx.Component:
    """Build the organisation's name and time zone."""
    fields = [
        rx.el.label(
            rx.el.span(sentence(language, f"house.{words}")),
            rx.el.input(name=name, default_value=value, max_length=NAME_MOST, key=value),
            class_name="field",
        )
        for name, words, value in (
            ("name", "organisation_name", HouseState.name),
            ("zone", "zone", HouseState.zone),
        )
    ]
    form = rx.el.form(
        *fields, save(language), class_name="line-form two", on_submit=HouseState.rename
    )
    return part(language, "organisation", form)


def hours(language: str) -> rx.Component:
    """Build the hours within which something may be suggested."""
    fields = [
        rx.el.label(
            rx.el.span(sentence(language, f"house.{name}")),
            rx.el.input(
                name=name,
                type="number",
                min="0",
                max="24",
                default_value=rx.Var.create(value).to_string(),
                key=rx.Var.create(value).to_string(),
            ),
            class_name="field",
        )
        for name, value in (
            ("nudge_from", HouseState.nudge_from),
            ("nudge_until", HouseState.nudge_until),
        )
    ]
    form = rx.el.form(
        *fields, save(language), class_name="line-form two", on_submit=HouseState.set_hours
    )
    return part(language, "hours", form)


def answers(language: str) -> rx.Component:
    """Build the switch that opens single answers to coordinators."""
    box = rx.el.input(
        type="checkbox", checked=HouseState.answers, on_change=HouseState.switch_answers
    )
    words = rx.el.span(sentence(language, "house.answers_on"))
    return part(language, "answers", rx.el.label(box, words, class_name="tick"))


def months(language: str) -> rx.Component:
    """Build for how long people are kept who are not seen."""
    value = rx.Var.create(HouseState.keep_months).to_string()
    field = rx.el.label(
        rx.el.span(sentence(language, "house.keep_months")),
        rx.el.input(
            name="keep_months", type="number", min="1", max="120", default_value=value, key=value
        ),
        class_name="field",
    )
    form = rx.el.form(
        field, save(language), class_name="line-form", on_submit=HouseState.set_months
    )
    return part(language, "months", form)
