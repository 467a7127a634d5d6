"""The parts of the page: the picture of teams, what was missed, the house, briefs."""

from __future__ import annotations

from typing import Any

import reflex as rx

from service_quest.domain.insight import PEOPLE_LEAST
from service_quest.domain.scenario import STAGES
from service_quest.web import content
from service_quest.web.components.icons import icon
from service_quest.web.content import sentence
from service_quest.web.desk.parts import button
from service_quest.web.device import prints
from service_quest.web.insight.lines import Cell
from service_quest.web.insight.state import InsightState


def part(language: str, name: str, *parts: rx.Component, lead: str = "") -> rx.Component:
    """Build a section with its heading, and what it means."""
    told = rx.el.p(lead, class_name="soft") if lead else rx.fragment()
    title = rx.el.h2(sentence(language, f"insight.{name}"))
    return rx.el.section(title, told, *parts, class_name="desk-part")


def picture(language: str) -> rx.Component:
    """Build teams by stages as a picture: the fuller a window, the more accurate."""
    heads = [
        rx.el.th(rx.el.span(sentence(language, f"levels.{stage}")), scope="col") for stage in STAGES
    ]
    table = rx.el.table(
        rx.el.thead(rx.el.tr(rx.el.td(), *heads)),
        rx.el.tbody(rx.foreach(InsightState.teams, picture_row)),
        class_name="stages7",
    )
    scroll = rx.el.div(table, class_name="wide", tab_index=0, role="group")
    return part(
        language,
        "picture",
        scroll,
        rx.el.div(download(language), class_name="part-foot"),
        lead=sentence(language, "insight.picture_lead", n=PEOPLE_LEAST),
    )


def download(language: str) -> rx.Component:
    """Build the way to take the table along as a file."""
    # A file is no page of ours: the browser itself has to ask for it.
    by_browser = {"download": "stages.csv", "reloadDocument": True}
    to = f"/api/insight/{language}/stages.csv"
    words = sentence(language, "desk.download")
    return rx.el.a(words, href=to, class_name="link", custom_attrs=by_browser)


def picture_row(row: rx.vars.ObjectVar[Any]) -> rx.Component:
    """Build a team's row."""
    return rx.el.tr(
        rx.el.th(row.name, scope="row"),
        rx.foreach(
            row.cells.to(list[Cell]),
            lambda cell: rx.el.td(
                rx.el.span(cell.figure, custom_attrs={"style": {"--v": cell.full}})
            ),
        ),
    )


def choices(language: str) -> rx.Component:
    """Build the choice of a team and a scenario."""
    teams = rx.el.select(
        rx.foreach(InsightState.teams, lambda one: rx.el.option(one.name, value=one.id)),
        value=InsightState.team,
        on_change=InsightState.choose_team,
    )
    titles = [(name, content.library().texts(name, language)["title"]) for name in played()]
    scenarios = rx.el.select(
        rx.el.option(sentence(language, "insight.choose"), value=""),
        *(rx.el.option(title, value=name) for name, title in titles),
        value=InsightState.scenario,
        on_change=InsightState.choose_scenario,
    )
    fields = (("insight.team", teams), ("insight.scenario", scenarios))
    return rx.el.div(
        *(
            rx.el.label(rx.el.span(sentence(language, words)), control, class_name="field")
            for words, control in fields
        ),
        class_name="line-form two",
    )


def played() -> list[str]:
    """Return the scenarios to choose from."""
    return list(content.library().scenarios)


def missed(language: str) -> rx.Component:
    """Build what was missed in a scenario: the drawn talk beside the replies in words."""
    drawn = rx.html(InsightState.drawing, class_name="drawn-talk")
    found = rx.el.div(
        drawn,
        rx.el.ol(
            rx.foreach(InsightState.missed, lambda one: missed_row(language, one)),
            class_name="missed",
        ),
        class_name="drawn",
    )
    none = rx.el.p(sentence(language, "insight.missed_none", n=PEOPLE_LEAST), class_name="soft")
    shown = rx.cond(InsightState.missed.length() > 0, found, none)
    return part(
        language,
        "missed",
        choices(language),
        rx.cond(InsightState.scenario, shown, rx.fragment()),
        lead=sentence(language, "insight.missed_lead", n=PEOPLE_LEAST),
    )


def missed_row(language: str, one: rx.vars.ObjectVar[Any]) -> rx.Component:
    """Build a reply that cost, with what went better."""
    better = rx.el.p(sentence(language, "insight.better"), " ", rx.el.q(one.better))
    return rx.el.li(
        rx.el.p(one.where, class_name="soft small"),
        rx.el.p(rx.el.q(one.said), class_name="said"),
        rx.el.p(one.share, class_name="small"),
        rx.cond(one.better, better, rx.fragment()),
    )


def where_the_house_fails(language: str) -> rx.Component:
    """Build what people say of the house: own words, and what happens here."""
    state = InsightState
    voices = rx.el.ul(
        rx.foreach(state.voices, lambda one: voice_row(language, one)), class_name="voices"
    )
    happens = rx.el.ul(
        rx.foreach(state.happens, lambda one: rx.el.li(one.title, rx.el.b(one.people))),
        class_name="figures-list",
    )
    quiet = rx.el.p(sentence(language, "insight.house_none", n=PEOPLE_LEAST), class_name="soft")
    return part(
        language,
        "house",
        rx.cond(state.happens.length() > 0, headed(language, "happens", happens), rx.fragment()),
        rx.cond(state.voices.length() > 0, headed(language, "voices", voices), rx.fragment()),
        rx.cond(state.voices.length() + state.happens.length() > 0, rx.fragment(), quiet),
        lead=sentence(language, "insight.house_lead"),
    )


def headed(language: str, name: str, what: rx.Component) -> rx.Component:
    """Build a list under its own heading."""
    return rx.fragment(rx.el.h3(sentence(language, f"insight.{name}")), what)


def voice_row(language: str, one: rx.vars.ObjectVar[Any]) -> rx.Component:
    """Build a place where people would have said something else, with their words."""
    before, after = sentence(language, "insight.people").split("{count}")
    return rx.el.li(
        rx.el.p(rx.el.b(one.title), " ", before, one.people, after, class_name="small"),
        rx.el.p(one.where, class_name="soft"),
        rx.el.ul(rx.foreach(one.texts.to(list[str]), lambda text: rx.el.li(rx.el.q(text)))),
    )


def briefs(language: str) -> rx.Component:
    """Build who shares their brief, and the one that is open."""
    rows = rx.el.ul(rx.foreach(InsightState.sharing, sharing_row), class_name="rows")
    nobody = rx.el.p(sentence(language, "insight.briefs_none"), class_name="soft")
    people = rx.cond(InsightState.sharing.length() > 0, rows, nobody)
    return part(
        language,
        "briefs",
        rx.cond(InsightState.brief.name, brief(language), people),
        lead=sentence(language, "insight.briefs_lead"),
    )


def sharing_row(one: rx.vars.ObjectVar[Any]) -> rx.Component:
    """Build a line that opens somebody's brief."""
    return rx.el.li(
        rx.el.button(
            rx.el.span(one.name, class_name="words"),
            icon("forward"),
            type="button",
            class_name="row",
            on_click=InsightState.read(one.id),
        )
    )


def brief(language: str) -> rx.Component:
    """Build one page for a talk: what they want to talk about, strengths, the stages.

    While it is open, only it is printed.
    """
    open_one = InsightState.brief
    heads = ("stage", "first", "latest")
    table = rx.el.table(
        rx.el.thead(
            rx.el.tr(
                *(
                    rx.el.th(
                        sentence(language, f"insight.{name}"),
                        scope="col",
                        class_name="" if name == "stage" else "num",
                    )
                    for name in heads
                )
            )
        ),
        rx.el.tbody(rx.foreach(open_one.stages, brief_row)),
        class_name="dense",
    )
    return rx.el.article(
        rx.el.h3(open_one.name),
        rx.cond(open_one.note, rx.el.blockquote(open_one.note), rx.fragment()),
        told(language, "strongest", open_one.strongest, open_one.strongest_means),
        told(language, "weakest", open_one.weakest, open_one.weakest_means),
        table,
        rx.el.p(sentence(language, "insight.not_for"), class_name="soft small"),
        rx.el.div(
            button(language, "desk.print", prints()),
            button(language, "insight.close", InsightState.close),
            class_name="made-actions no-print",
        ),
        class_name="card brief",
    )


def brief_row(one: rx.vars.ObjectVar[Any]) -> rx.Component:
    """Build a stage of a brief."""
    return rx.el.tr(
        rx.el.th(one.name, scope="row"),
        rx.el.td(one.first, class_name="num"),
        rx.el.td(one.latest, class_name="num"),
    )


def told(language: str, name: str, value: rx.Var[str], means: rx.Var[str]) -> rx.Component:
    """Build a principle with its label and what it means, where there is one."""
    label = rx.el.span(sentence(language, f"insight.{name}"), class_name="label")
    words = rx.el.p(label, " ", rx.el.b(value), rx.el.span(means, class_name="means"))
    return rx.cond(value, words, rx.fragment())
