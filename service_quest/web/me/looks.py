"""Who looked at one's own single answers or gave out a code by which to come in, and when."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import reflex as rx

from service_quest.actions.looking import looks_at_me
from service_quest.store.people_records import Look, LookKind
from service_quest.web.acting import acted, language_at, told_why
from service_quest.web.content import sentence
from service_quest.web.house import house
from service_quest.web.times import short_moment


@dataclass(frozen=True)
class LookLine:
    """A look: who, when, and what they saw or gave out."""

    who: str
    day: str
    what: str


class LooksState(rx.State):
    """What one browser shows of the looks at its own person."""

    looks: rx.Field[list[LookLine]] = rx.field(default_factory=list)
    problem: str = ""

    @rx.event
    async def look(self) -> None:
        """Show who looked."""
        self.looks = []
        self.problem = await told_why(self, self._fetch())

    async def _fetch(self) -> None:
        found = await acted(self, partial(looks_at_me, house().engine))
        self.looks = [line_of(one, language_at(self)) for one in found]


def line_of(look: Look, language: str) -> LookLine:
    """Return a look as it is listed; of who has left no name is left."""
    who = look.name or sentence(language, "looks.someone")
    return LookLine(who, short_moment(look.looked_at, language), what_of(look, language))


def what_of(look: Look, language: str) -> str:
    """Return how many conversations were looked at, or what else was done."""
    if look.kind is not LookKind.ANSWERS:
        return sentence(language, f"looks.{look.kind.value}")
    return f"{look.attempts} {sentence(language, 'looks.many')}"


def looks_card(language: str) -> rx.Component:
    """Build the list of looks, or that there were none."""
    lines = rx.el.ul(
        rx.foreach(
            LooksState.looks,
            lambda one: rx.el.li(
                rx.el.span(one.who, rx.el.small(one.day), class_name="words"),
                rx.el.small(one.what),
            ),
        ),
        class_name="devices",
    )
    none = rx.el.p(sentence(language, "looks.none"), class_name="soft")
    return rx.el.section(
        rx.el.h2(sentence(language, "looks.title")),
        rx.cond(LooksState.looks.length() > 0, lines, none),
        class_name="card",
    )
