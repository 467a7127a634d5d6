"""What is assigned: a table of it, and the form for more."""

from __future__ import annotations

import reflex as rx

from service_quest.domain.scenario import DAILY, LEVELS
from service_quest.store.tables import SENTENCE_LENGTH
from service_quest.web.content import library, sentence
from service_quest.web.desk.lines import TaskLine, title_of
from service_quest.web.desk.parts import count, field, fold, form, menu, section, table
from service_quest.web.desk.state import DeskState

HEADS = (
    ("scenario", ""),
    ("due", "num beside"),
    ("done", "num"),
    ("open", "num"),
    ("overdue", "num"),
    ("", ""),
)


def assignments(language: str) -> rx.Component:
    """Build what is assigned to the team and to people in it."""
    rows = rx.foreach(DeskState.tasks, lambda task: task_row(language, task))
    empty = rx.el.p(sentence(language, "desk.no_assignments"), class_name="soft")
    return section(
        language,
        "assignments",
        rx.cond(DeskState.tasks.length() > 0, table(language, HEADS, rows), empty),
        fold(
            sentence(language, "desk.assign"),
            form(language, "desk.assign", DeskState.assign, *task_fields(language)),
        ),
    )


def task_fields(language: str) -> list[rx.Component]:
    """Build the fields: which scenario, to whom, until when, with what note."""
    scenarios = (rx.el.option(title_of(name, language), value=name) for name in on_offer())
    whole = rx.el.option(sentence(language, "desk.whole_team"), value="")
    people = rx.foreach(DeskState.people, lambda one: rx.el.option(one.name, value=one.id))
    note = rx.el.input(name="note", max_length=SENTENCE_LENGTH, auto_complete="off")
    return [
        field(
            sentence(language, "desk.scenario"),
            rx.el.select(*scenarios, name="scenario", required=True),
        ),
        field(sentence(language, "desk.whom"), rx.el.select(whole, people, name="person")),
        field(sentence(language, "desk.due"), rx.el.input(type="date", name="due")),
        field(sentence(language, "desk.note"), note),
    ]


def on_offer() -> list[str]:
    """Return the scenarios that can be assigned, in the order of the levels.

    Customers of the day come and go by themselves.
    """
    scenarios = (source.scenario for source in library().scenarios.values())
    scenarios = (s for s in scenarios if s.level != DAILY)
    return [s.id for s in sorted(scenarios, key=lambda s: (LEVELS.index(s.level), s.order, s.id))]


def task_row(language: str, task: rx.vars.ObjectVar[TaskLine]) -> rx.Component:
    """Build an assignment's line."""
    whom = rx.cond(task.whom, task.whom, sentence(language, "desk.whole_team"))
    note = rx.cond(task.note, rx.el.small(task.note), rx.fragment())
    due = rx.el.small(sentence(language, "desk.due"), " ", task.due, class_name="narrow")
    words = rx.Var.create(sentence(language, "desk.change") + " ") + task.title.to(str)
    withdraw = rx.el.button(
        sentence(language, "desk.withdraw"),
        type="button",
        class_name="btn lost",
        on_click=DeskState.withdraw(task.id),
    )
    return rx.el.tr(
        rx.el.th(rx.el.span(task.title), rx.el.small(whom), due, note, scope="row"),
        rx.el.td(task.due, class_name="num beside"),
        count(task.done),
        count(task.open),
        count(task.overdue, "late"),
        rx.el.td(menu(words, task.id, withdraw), class_name="menu-cell"),
        key=task.id,
    )
