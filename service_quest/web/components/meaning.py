"""What service means to oneself (M4): asked after the opening, and again after the last stage.

The answers are kept on the device and sent nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from operator import and_, or_
from typing import Any

import reflex as rx
from reflex.vars.function import FunctionVar

from service_quest.web.components.icons import icon
from service_quest.web.content import sentence
from service_quest.web.device import act, device, expression
from service_quest.web.shell import link, played, told

FIRST, NOW = "first", "now"
ANSWER_MOST = 200
"""Characters of an answer."""

Stages = Mapping[str, Iterable[str]]
"""The scenarios of each stage."""


def meant(name: str) -> rx.vars.StringVar:
    """Return an answer, or what else is kept of the question; undefined where there is none."""
    return told("meant").to(dict[str, str])[name].to(str)


def all_met(stages: Stages) -> rx.Var[bool]:
    """Tell whether something of every stage has been played."""
    return reduce(and_, (reduce(or_, map(played, names)) for names in stages.values()))


def begun() -> rx.Var[bool]:
    """Tell whether any conversation has been played to its end."""
    record = told("record")
    code = f"Object.values({record!s}).some((entry) => entry?.plays > 0)"
    return expression(code, record).to(bool)


def today() -> rx.vars.StringVar:
    """Return the number of the day, as it is kept with an answer."""
    return told("today").to(int).to_string()


def meaning_card(language: str, stages: Stages) -> rx.Component:
    """Build the question for the street, or the way to the answer on the day it was given."""
    kept = link(
        icon("check"),
        rx.el.span(sentence(language, "meaning.kept"), class_name="words"),
        icon("forward"),
        to=f"/{language}/guide/#meaning",
        class_name="row",
    )
    asked = rx.cond(all_met(stages), asking(language, NOW), asking(language, FIRST))
    shown = rx.cond(
        meant("kept") == today(), rx.el.div(kept, class_name="rows", role="status"), asked
    )
    return rx.cond(begun(), shown, rx.fragment())


def asking(language: str, which: str) -> rx.Component:
    """Build the question, closed until one wants to answer; it can be put off, or declined."""
    open_ = (meant("skipped") != which) & (meant("later") != today())
    card = rx.el.details(
        rx.el.summary(sentence(language, "meaning.question"), icon("down")),
        rx.el.div(
            *before(language, which),
            answer_form(language, which, *declining(language, which)),
            class_name="fold-body",
        ),
        class_name="fold",
    )
    return rx.cond(meant(which), rx.fragment(), rx.cond(open_, card, rx.fragment()))


def before(language: str, which: str) -> list[rx.Component]:
    """Build what stands before the field: the second time, what one wrote the first time."""
    if which == FIRST:
        return []
    then = rx.fragment(
        rx.el.p(sentence(language, "meaning.then"), class_name="label"),
        rx.el.blockquote(meant(FIRST)),
    )
    lead = rx.el.p(sentence(language, "meaning.again_lead"))
    return [lead, rx.cond(meant(FIRST), then, rx.fragment())]


def declining(language: str, which: str) -> list[rx.Component]:
    """Build the two ways not to answer: not today, or not at all."""
    ways = {"later": today(), "skipped": which}
    return [
        rx.el.button(
            sentence(language, f"meaning.{label}"),
            type="button",
            on_click=act("mean", {name: ways[name]}),
            class_name="btn quiet",
        )
        for name, label in (("later", "later"), ("skipped", "skip"))
    ]


def answer_form(language: str, which: str, *more: rx.Component, label: str = "") -> rx.Component:
    """Build the field for an answer with what is kept of it; `more` beside its button."""
    field_id = f"meaning-{which}"
    field = rx.el.textarea(
        id=field_id,
        name=which,
        key=meant(which),
        default_value=meant(which),
        rows="3",
        max_length=ANSWER_MOST,
        required=True,
    )
    words = label or sentence(language, "meaning.lead" if which == FIRST else "meaning.now")
    keep = rx.el.button(sentence(language, "meaning.keep"), type="submit", class_name="btn primary")
    return rx.el.form(
        rx.el.div(rx.el.label(words, html_for=field_id), field, class_name="field"),
        rx.el.input(type="hidden", name="kept", value=today()),
        rx.el.div(keep, *more, class_name="cluster"),
        on_submit=keeps(),
        class_name="stack",
    )


def keeps() -> Any:
    """Return a form's event that keeps its fields on the device."""
    call = device("mean").call(rx.Var("fields"))
    return expression(f"((fields) => {call!s})", call).to(FunctionVar, rx.EventChain)


def meaning_leaf(language: str, stages: Stages) -> rx.Component:
    """Build the guide's last leaf: both answers, which can be changed there."""
    later = rx.el.p(sentence(language, "meaning.after"), class_name="soft")
    again = answer_form(language, NOW)
    return rx.el.section(
        rx.el.h2(sentence(language, "meaning.question")),
        rx.el.p(sentence(language, "meaning.lead"), class_name="soft"),
        answer_form(language, FIRST, label=sentence(language, "meaning.first")),
        rx.cond(all_met(stages) | meant(NOW).bool(), again, later),
        id="meaning",
        class_name="card meaning",
    )
