"""One's own week: seven days, those practised lit, beside the goal that one set."""

from __future__ import annotations

from typing import Any

import reflex as rx

from service_quest.domain.rhythm import GOALS
from service_quest.web.components.icons import icon
from service_quest.web.content import sentence
from service_quest.web.shell import me


def week(name: str) -> Any:
    """Return a part of the week as the server last told it."""
    return me("week").to(dict[str, Any])[name]


def rhythm_card(language: str, *more: rx.Component) -> rx.Component:
    """Build the week with its words; nothing before the server has told it."""
    names, letters = (sentence(language, f"rhythm.{n}").split() for n in ("day_names", "days"))
    days = [
        day(language, number, name, letter)
        for number, (name, letter) in enumerate(zip(names, letters, strict=True))
    ]
    card = rx.el.section(
        rx.el.h2(sentence(language, "rhythm.title")),
        rx.el.ol(*days, class_name="cluster"),
        rx.el.p(words(language)),
        nudge(language),
        *more,
        class_name="card",
    )
    return rx.cond(me("week"), card, rx.fragment())


def day(language: str, number: int, name: str, letter: str) -> rx.Component:
    """Build one day; a lit one has a check beside its letter, and says so in words."""
    lit = week("lit").to(list[int]).contains(number)
    said = rx.el.span(
        rx.cond(lit, sentence(language, "rhythm.lit", day=name), name), class_name="sr"
    )
    return rx.el.li(
        rx.cond(lit, icon("check"), rx.fragment()),
        rx.el.span(letter, aria_hidden=True),
        said,
        class_name=rx.cond(lit, "chip lit", "chip"),
    )


def words(language: str) -> rx.Var[str]:
    """Return how the week goes, in words: what is beyond the goal is not counted."""
    count, goal = week("lit").to(list[int]).length(), week("goal").to(int)
    before, between, after = _parts(sentence(language, "rhythm.some"))
    some = rx.Var.create(before) + count.to_string() + between + goal.to_string() + after
    full = rx.cond(
        count > goal, sentence(language, "rhythm.beyond"), sentence(language, "rhythm.reached")
    )
    begun = rx.cond(count < goal, some, full)
    return rx.cond(count > 0, begun, sentence(language, "rhythm.none"))


def _parts(text: str) -> tuple[str, str, str]:
    before, rest = text.split("{count}")
    between, after = rest.split("{goal}")
    return before, between, after


def nudge(language: str) -> rx.Component:
    """Build the nudge, shown only while the organisation's hours last."""
    now = rx.Var("Date.now()").to(int)
    text = rx.el.p(sentence(language, "rhythm.nudge"), class_name="soft")
    return rx.cond(week("nudge").to(int) > now, text, rx.fragment())


def goal_choice(language: str, event: Any) -> rx.Component:
    """Build the choice of a goal; `event` takes the days."""
    return rx.el.fieldset(
        rx.el.legend(sentence(language, "rhythm.goal"), class_name="label"),
        rx.el.div(
            *(
                rx.el.button(
                    str(goal),
                    type="button",
                    on_click=event(goal),
                    aria_label=sentence(language, "rhythm.goal_of", goal=goal),
                    custom_attrs={
                        "aria-pressed": rx.cond(week("goal").to(int) == goal, "true", "false")
                    },
                )
                for goal in GOALS
            ),
            class_name="segmented",
        ),
        class_name="setting",
    )
