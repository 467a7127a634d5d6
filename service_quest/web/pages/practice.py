"""Practice: the moments whose time has come, one at a time, with or without a network."""

from __future__ import annotations

from typing import Any

import reflex as rx
from reflex.experimental.client_state import ClientStateVar
from reflex.vars.function import FunctionVar

from service_quest.web.components.customer import customer_face
from service_quest.web.components.icons import icon
from service_quest.web.content import sentence
from service_quest.web.modules import module
from service_quest.web.pages.day import date_words
from service_quest.web.practice.moment import marks, moment_now, who_was_there
from service_quest.web.practice.run import FRESH, WELL, Listed, Run, due_of
from service_quest.web.shell import filled, link, me, notices, skip_link, told, watching


def practice_page(language: str) -> rx.Component:
    """Build the page in one language."""
    suggested = me("practice")
    return rx.fragment(
        watching(),
        skip_link(language),
        rx.el.main(
            practising(
                data=module("practice", language),
                listed=rx.cond(suggested, suggested, []),
                today=told("today"),
                known=me("person").bool(),
                title=sentence(language, "practice.title"),
                back=sentence(language, "nav.back"),
            ),
            id="main",
            tab_index=-1,
            class_name="player",
        ),
        notices(language),
    )


@rx.memo
def practising(
    *,
    data: rx.Var[dict[str, Any]],
    listed: rx.Var[list[dict[str, Any]]],
    today: rx.Var[int],
    known: rx.Var[bool],
    title: rx.Var[str],
    back: rx.Var[str],
) -> rx.Component:
    """Build what one sees: what is due, then moment after moment, then how it went."""
    run = Run(data, ClientStateVar.create("run", default=FRESH, global_ref=False))
    suggested = run.known(listed.to(list[dict[str, Any]]))
    due = due_of(suggested, today)
    going = run.turn < run.listed.length()
    over = run.listed.length() > 0
    before = rx.el.div(
        rx.el.p(run.say["lead"], class_name="lead"),
        rx.cond(known, beginning(run, suggested, due), rx.fragment()),
        class_name="stack",
    )
    still = rx.el.div(
        top(run, title, back),
        rx.el.div(
            rx.cond(over, how_it_went(run, suggested, due, today), before),
            class_name="page practice-page",
        ),
    )
    return rx.cond(going, moment_now(run), still)


def top(run: Run, title: rx.Var[str], back: rx.Var[str]) -> rx.Component:
    """Build the bar of the page before and after the moments."""
    home = run.data["home"].to(str)
    return rx.el.header(
        link(icon("back"), to=home, aria_label=back, class_name="icon-btn"),
        rx.el.h1(title),
        class_name="top",
    )


def beginning(run: Run, suggested: Listed, due: Listed) -> rx.Component:
    """Build the way in: to what is due, or to all if nothing is; if there is nothing, why."""
    return rx.cond(
        suggested.length() > 0,
        rx.cond(due.length() > 0, back_now(run, due), all_fresh(run, suggested)),
        nothing_yet(run),
    )


def back_now(run: Run, due: Listed) -> rx.Component:
    """Build what has come back, by its principles, and the way in."""
    names = run.data["say"].to(dict[str, Any])["principles"].to(dict[str, dict[str, str]])
    return rx.el.section(
        rx.el.ul(
            rx.foreach(due, lambda one: waiting(run, one)), class_name="waiting", aria_hidden=True
        ),
        rx.el.h2(run.say["back_now"], class_name="label"),
        rx.el.ul(
            rx.foreach(
                due,
                lambda one: rx.el.li(names[one["principle"].to(str)]["name"], class_name="chip"),
            ),
            class_name="cluster",
        ),
        start_button(run, due, "start"),
        class_name="card",
    )


def waiting(run: Run, entry: Any) -> rx.Component:
    """Build the face of one of those who wait."""
    who = run.customer_of(run.moment_of(entry))
    return rx.el.li(customer_face(who), custom_attrs={"data-place": who["place"]})


def start_button(run: Run, listed: Listed, name: str) -> rx.Component:
    """Build the button that begins with some moments."""
    return rx.el.button(
        icon("play"),
        run.say[name],
        type="button",
        class_name="btn primary wide",
        custom_attrs=run.begin(listed),
    )


def all_fresh(run: Run, suggested: Listed) -> rx.Component:
    """Say when it is time again; one may practise anyway."""
    return rx.el.section(
        rx.el.h2(run.say["fresh_title"]),
        rx.el.p(next_time(run, suggested[0]["due"].to(int))),
        start_button(run, suggested, "anyway"),
        class_name="card",
    )


def next_time(run: Run, day: rx.vars.NumberVar[int]) -> rx.Var[str]:
    """Return when it is time again, in words."""
    return filled(run.say["fresh"], date=date_words(run.data, day))


def nothing_yet(run: Run) -> rx.Component:
    """Say what there has to be before anything can come back."""
    return rx.el.div(
        rx.el.h2(run.say["empty_title"]),
        rx.el.p(run.say["empty"]),
        to_street(run, "btn primary"),
        class_name="empty",
    )


def to_street(run: Run, kind: str) -> rx.Component:
    """Build the way to the street."""
    return link(icon("map"), run.say["to_street"], to=run.data["home"].to(str), class_name=kind)


def how_it_went(run: Run, suggested: Listed, due: Listed, today: rx.Var[int]) -> rx.Component:
    """Build the end of a run: doors opened, what cost most, and what comes next."""
    opened = run.grades.filter(lambda grade: grade.to(int) <= WELL).to(list[int]).length()
    told_ = filled(run.say["opened"], open=opened, count=run.listed.length())
    later = suggested.filter(lambda one: one["due"].to(int) > today.to(int)).to(
        list[dict[str, Any]]
    )
    onward = rx.el.p(next_time(run, later[0]["due"].to(int)), class_name="soft")
    return rx.el.section(
        rx.el.h2(told_),
        marks(run),
        worst(run),
        rx.cond(due.length() > 0, start_button(run, due, "more"), rx.fragment()),
        rx.cond((due.length() == 0) & (later.length() > 0), onward, rx.fragment()),
        to_street(run, rx.cond(due.length() > 0, "btn quiet wide", "btn primary wide")),
        class_name="practice-done stack",
        tab_index=-1,
    )


def worst(run: Run) -> rx.Component:
    """Build the way to the whole conversation of the moment that cost most, if any did."""
    most = rx.Var("Math.max").to(FunctionVar).call(rx.Var(f"...{run.grades!s}")).to(int)
    at = rx.Var(f"{run.grades!s}.indexOf({most!s})").to(int)
    moment = run.moment_of(run.listed[at].to(dict[str, Any]))
    way = run.data["home"].to(str) + "play/" + moment["scenario"].to(str) + "/"
    card = rx.el.section(
        rx.el.h3(run.say["worst"]),
        who_was_there(run.customer_of(moment)),
        link(icon("retry"), run.say["whole"], to=way, class_name="btn wide"),
        class_name="card",
    )
    return rx.cond(most > WELL, card, rx.fragment())
