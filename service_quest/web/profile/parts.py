"""The parts of one's own profile: the ring, what to play next, the stages, the principles."""

from __future__ import annotations

from typing import Any

import reflex as rx

from service_quest.domain.next_play import STARS_MOST, STEADY
from service_quest.domain.profile import HALVING, MOVES_LEAST, TREND_LEAST, Trend
from service_quest.domain.scenario import STAGES
from service_quest.web import content
from service_quest.web.components.forms import portrait
from service_quest.web.components.icons import icon
from service_quest.web.components.ring import large_ring
from service_quest.web.content import sentence
from service_quest.web.player.tables import Table, Words, words_of
from service_quest.web.profile.reckoning import (
    FIRST,
    LATEST,
    houses,
    mean_of,
    means,
    plays,
    stage_names,
    stars,
    trend_of,
)
from service_quest.web.shell import me, told

TREND_ICONS = {Trend.UP: "up", Trend.LEVEL: "level", Trend.DOWN: "down"}
TREND_CHIPS = {Trend.UP: "chip go", Trend.LEVEL: "chip", Trend.DOWN: "chip lost"}


def overview(language: str, table: Table) -> rx.Component:
    """Build who one is, the large ring with its mean, and what was gathered so far."""
    return rx.el.section(
        who(),
        ring_and_mean(table=table, latest=means(table, LATEST), firsts=means(table, FIRST)),
        tallies(language, table),
        class_name="card profile-head",
    )


# The parts that show a figure often are memos: the browser works out each figure once.
@rx.memo
def ring_and_mean(
    table: rx.Var[dict[str, Any]], latest: rx.Var[list[int]], firsts: rx.Var[list[int]]
) -> rx.Component:
    """Build the ring, in its middle the mean of all stages, and what its marks mean."""
    say = words_of(table, "profile")
    known = latest.filter(lambda one: one >= 0).to(list[int])
    total = known.reduce(lambda sum_, one: sum_ + one, 0).to(int)
    mean = (total / known.length() + 0.5) // 1
    begun = known.length() > 0
    figure = rx.fragment(rx.el.b(mean, rx.el.i("%")), rx.el.span(say["accuracy"]))
    order = range(len(STAGES))
    return rx.el.div(
        rx.el.div(
            large_ring([latest[i] for i in order], [firsts[i] for i in order]),
            rx.el.p(rx.cond(begun, figure, rx.el.span(say["empty"]))),
            class_name="profile-ring",
        ),
        rx.cond(begun, legend(say), rx.fragment()),
    )


def who() -> rx.Component:
    """Build a member's face and name; nothing for a guest, who has none."""
    shown = rx.el.div(
        rx.cond(me("face"), portrait(me("face").to(str)), rx.fragment()),
        rx.el.div(
            rx.el.h2(rx.cond(me("alias"), me("alias"), me("name"))),
            rx.el.p(me("team"), class_name="soft"),
        ),
        class_name="who-head",
    )
    return rx.cond(me("alias") | me("name"), shown, rx.fragment())


def legend(say: Words) -> rx.Component:
    """Build what the two marks of the ring mean; the list below has both in figures."""
    marks = (
        rx.el.li(rx.el.i(class_name=f"mark-{which}"), say[which]) for which in ("latest", "first")
    )
    return rx.el.ul(*marks, class_name="profile-legend", aria_hidden=True)


def tallies(language: str, table: Table) -> rx.Component:
    """Build what was gathered: windows lit, conversations, badges."""
    every = houses(table)
    lit = every.map(stars).to(list[int]).reduce(lambda sum_, one: sum_ + one, 0).to(int)
    record = told("record").to(dict[str, dict[str, int]])
    talks = record.keys().to(list[str]).reduce(lambda sum_, name: sum_ + plays(name), 0).to(int)
    badges = me("badges").to(dict[str, str])
    have = rx.cond(badges, badges.keys().length(), 0).to(int)
    most = every.length() * STARS_MOST
    rows = (
        ("windows", [lit, rx.el.i("/", most)]),
        ("talks", [talks]),
        ("badges", [have, rx.el.i("/", len(content.library().badges))]),
    )
    return rx.el.dl(
        *(
            rx.el.div(rx.el.dt(sentence(language, f"profile.{name}")), rx.el.dd(*figures))
            for name, figures in rows
        ),
        class_name="tallies",
    )


def stages(language: str, table: Table) -> rx.Component:
    """Build the seven stages in words: the latest figure, the first tries, where it goes."""
    return rx.el.section(
        rx.el.h2(sentence(language, "profile.stages")),
        rx.el.ol(
            *(stage_row(table=table, stage=stage) for stage in STAGES), class_name="profile-stages"
        ),
        class_name="card",
    )


@rx.memo
def stage_row(table: rx.Var[dict[str, Any]], stage: rx.Var[str]) -> rx.Component:
    """Pass on the figures of a stage."""
    of_it = stage_names(table, stage)
    return stage_figures(
        table=table,
        stage=stage,
        latest=mean_of(of_it, LATEST),
        first=mean_of(of_it, FIRST),
        trend=trend_of(of_it),
    )


@rx.memo
def stage_figures(
    table: rx.Var[dict[str, Any]],
    stage: rx.Var[str],
    latest: rx.Var[int],
    first: rx.Var[int],
    trend: rx.Var[str],
) -> rx.Component:
    """Build a stage; one that was not played yet says so."""
    say, name = words_of(table, "profile"), rx.el.b(words_of(table, "levels")[stage])
    known = rx.el.li(
        name,
        rx.el.b(latest, "%", class_name="num"),
        rx.el.span(class_name="lamps", custom_attrs={"style": {"--v": latest}}),
        rx.el.p(first_words(say, first), trend_chip(say, trend), class_name="cluster"),
    )
    unknown = rx.el.li(name, rx.el.span(say["unplayed"], class_name="soft small"))
    return rx.cond(latest >= 0, known, unknown)


def first_words(say: Words, first: rx.Var[int]) -> rx.Component:
    """Build how the first tries went; nothing where this is not known."""
    text = say["first_was"].split("{first}").to(list[str])
    words = rx.el.small(text[0], first, text[1], class_name="soft")
    return rx.cond(first >= 0, words, rx.fragment())


def trend_chip(say: Words, trend: rx.Var[str]) -> rx.Component:
    """Build where a stage is going, in words; nothing before something was played twice."""
    words = say["trend"].to(dict[str, str])
    chips = [
        (
            one.value,
            rx.el.span(icon(TREND_ICONS[one]), words[one.value], class_name=TREND_CHIPS[one]),
        )
        for one in Trend
    ]
    return rx.match(trend, *chips, rx.fragment())


def rules(language: str) -> rx.Component:
    """Build how all of it is worked out."""
    figures = {"trend": TREND_LEAST, "moves": MOVES_LEAST, "halving": HALVING, "steady": STEADY}
    lines = ("latest", "trend", "principle", "next")
    return rx.el.details(
        rx.el.summary(sentence(language, "profile.how"), icon("down")),
        rx.el.ul(*(rx.el.li(sentence(language, f"profile.how_{n}", **figures)) for n in lines)),
        class_name="fold how",
    )
