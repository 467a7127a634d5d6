"""The table of teams, the arrows between weeks, and the published formula."""

from __future__ import annotations

from typing import Any

import reflex as rx

from service_quest.domain.ranking import DAILY_POINTS, FULL_POINTS, PRACTICE_POINTS, TEAM_LEAST
from service_quest.web.components.icons import icon
from service_quest.web.content import sentence

RULES = (
    "practised",
    "mean",
    "try",
    "no_daily",
    "roster",
    "headcount",
    "away",
    "small",
    "ties",
    "again",
    "honest",
)


def week_bar(language: str, state: Any) -> rx.Component:
    """Build the name of the week or month between the arrows to its neighbours."""
    this, back, on = (
        rx.cond(state.monthly, sentence(language, month), sentence(language, week))
        for week, month in (
            ("board.this_week", "standings.this_month"),
            ("board.earlier", "standings.earlier_month"),
            ("board.later", "standings.later_month"),
        )
    )
    return rx.el.div(
        arrow("back", back, state.earlier, disabled=state.first),
        rx.el.h2(rx.cond(state.running, this, state.title), aria_live="polite"),
        arrow("forward", on, state.later, disabled=state.running),
        class_name="week-bar",
    )


def span_choice(language: str, state: Any) -> rx.Component:
    """Build the choice between weeks and months."""
    return rx.el.div(
        *(
            rx.el.button(
                sentence(language, f"standings.{words}"),
                type="button",
                on_click=event,
                custom_attrs={"aria-pressed": rx.cond(pressed, "true", "false")},
            )
            for words, event, pressed in (
                ("by_week", state.by_week, ~state.monthly),
                ("by_month", state.by_month, state.monthly),
            )
        ),
        role="group",
        aria_label=sentence(language, "standings.by"),
        class_name="segmented",
    )


def arrow(name: str, words: str | rx.Var[str], event: Any, **props: Any) -> rx.Component:
    """Build an arrow to another week."""
    return rx.el.button(
        icon(name), type="button", aria_label=words, on_click=event, class_name="icon-btn", **props
    )


def board_table(language: str, lines: rx.vars.ArrayVar[list[Any]]) -> rx.Component:
    """Build the standings; the figures behind the points stand beside them where there is room."""
    heads = ("place", "team", "people", "practised", "mean", "points")
    kinds = ("num", "", "num beside", "num beside", "num beside", "num")
    head = [
        rx.el.th(sentence(language, f"board.{name}"), scope="col", class_name=kind)
        for name, kind in zip(heads, kinds, strict=True)
    ]
    table = rx.el.table(
        rx.el.thead(rx.el.tr(*head)),
        rx.el.tbody(rx.foreach(lines, lambda line: board_row(language, line))),
        class_name="standings",
    )
    sheet = rx.el.div(table, class_name="sheet")
    empty = rx.el.p(sentence(language, "board.empty"), class_name="empty")
    live = rx.el.p(sentence(language, "board.live"), class_name="soft small")
    return rx.cond(lines.length() > 0, rx.fragment(sheet, live), empty)


def board_row(language: str, line: rx.vars.ObjectVar[Any]) -> rx.Component:
    """Build a team's line."""
    return rx.el.tr(
        rx.el.td(line.place, class_name="num place"),
        rx.el.th(team_name(language, line), scope="row"),
        rx.el.td(rx.cond(line.waiting, "–", line.people.to_string()), class_name="num beside"),
        rx.el.td(line.practised, class_name="num beside"),
        rx.el.td(line.mean, class_name="num beside"),
        rx.el.td(line.points, class_name="num points"),
        custom_attrs={"data-own": rx.cond(line.own, "", rx.Var("undefined"))},
    )


def team_name(language: str, line: rx.vars.ObjectVar[Any]) -> rx.Component:
    """Build a team's name with its lit windows: ten are the whole hundred; none without points."""
    pool = sentence(language, "board.pooled")
    own = rx.el.span(sentence(language, "board.own"), class_name="chip go")
    waits = rx.el.small(sentence(language, "board.waiting"))
    late = rx.el.small(sentence(language, "board.late"))
    lamps = rx.el.span(
        class_name="lamps", custom_attrs={"style": {"--v": line.share}}, aria_hidden=True
    )
    return rx.fragment(
        rx.el.span(rx.cond(line.pool, pool, line.team), class_name="name"),
        rx.cond(line.own, own, rx.fragment()),
        rx.cond(line.waiting, waits, rx.cond(line.late, late, rx.fragment())),
        rx.cond(line.ranked, lamps, rx.fragment()),
    )


def people_table(language: str, lines: rx.vars.ArrayVar[list[Any]]) -> rx.Component:
    """Build the table of people, or say what it waits for."""
    heads = (("place", "num"), ("team", ""), ("points", "num"))
    head = [
        rx.el.th(
            sentence(language, "join.alias" if name == "team" else f"board.{name}"),
            scope="col",
            class_name=kind,
        )
        for name, kind in heads
    ]
    table = rx.el.table(
        rx.el.thead(rx.el.tr(*head)),
        rx.el.tbody(rx.foreach(lines, lambda line: person_row(language, line))),
        class_name="standings",
    )
    few = rx.el.p(sentence(language, "standings.people_few"), class_name="soft")
    return rx.el.section(
        rx.el.h2(sentence(language, "standings.people")),
        rx.cond(lines.length() > 0, rx.el.div(table, class_name="sheet"), few),
    )


def person_row(language: str, line: rx.vars.ObjectVar[Any]) -> rx.Component:
    """Build somebody's line; one's own says so."""
    you = rx.el.span(sentence(language, "standings.you"), class_name="chip go")
    return rx.el.tr(
        rx.el.td(line.place, class_name="num"),
        rx.el.th(
            rx.el.span(line.alias, class_name="name"),
            rx.cond(line.own, you, rx.fragment()),
            scope="row",
        ),
        rx.el.td(line.points, class_name="num points"),
        custom_attrs={"data-own": rx.cond(line.own, "true", rx.Var("undefined"))},
        key=line.alias,
    )


def rules(language: str) -> rx.Component:
    """Build the formula with its reasons, from the numbers that are counted with."""
    numbers = {
        "practised": PRACTICE_POINTS,
        "mean": DAILY_POINTS,
        "full": FULL_POINTS,
        "least": TEAM_LEAST,
    }
    return rx.el.section(
        rx.el.h2(sentence(language, "board.how")),
        rx.el.ul(
            *(rx.el.li(sentence(language, f"board.how_{n}", **numbers)) for n in RULES),
            rx.el.li(sentence(language, "standings.month_how")),
        ),
        class_name="card how",
    )
