"""What is assigned and the team's path: tables of them, and the forms for more."""

from __future__ import annotations

import reflex as rx

from service_quest.actions.assignments import DAYS_MOST, MINUTES_MOST, STARS_MOST, TIMES_MOST
from service_quest.store.tables import SENTENCE_LENGTH
from service_quest.web.content import sentence
from service_quest.web.desk.cards import copying
from service_quest.web.desk.parts import (
    button,
    count,
    field,
    fold,
    form,
    hidden,
    menu,
    number,
    section,
    small,
    step,
    table,
)
from service_quest.web.desk.people import download
from service_quest.web.desk.task_state import TaskState
from service_quest.web.desk.tasks import LEVEL, PlayLink, TaskLine, on_offer, title_of

COUNTS = (("done", "num"), ("open", "num"), ("overdue", "num"), ("", ""))
Task = rx.vars.ObjectVar[TaskLine]


def assignments(language: str) -> rx.Component:
    """Build what is assigned to the team and to people in it."""
    rows = rx.foreach(TaskState.tasks, lambda task: task_row(language, task))
    heads = (("scenario", ""), ("due", "num beside"), *COUNTS)
    foot = rx.el.div(download(language, "assignments"), class_name="part-foot")
    there = rx.fragment(table(language, heads, rows), foot)
    empty = rx.el.p(sentence(language, "desk.no_assignments"), class_name="soft")
    return section(
        language,
        "assignments",
        rx.cond(TaskState.tasks.length() > 0, there, empty),
        fold(
            sentence(language, "desk.assign"),
            form(
                language,
                "desk.assign",
                TaskState.assign,
                what_field(language),
                whom_field(language),
                due_field(language),
                *terms_fields(language),
            ),
        ),
    )


def path(language: str) -> rx.Component:
    """Build the team's path: what a newcomer is asked, by days after joining."""
    rows = rx.foreach(TaskState.steps, lambda task: task_row(language, task))
    heads = (("scenario", ""), ("due", "num beside"), *COUNTS)
    there = rx.cond(TaskState.steps.length() > 0, table(language, heads, rows), rx.fragment())
    return section(
        language,
        "path",
        small(sentence(language, "desk.path_lead")),
        there,
        fold(
            sentence(language, "desk.path_add"),
            form(
                language,
                "desk.path_add",
                TaskState.assign,
                what_field(language),
                *path_fields(language, rx.Var.create("1"), rx.Var.create("")),
                *terms_fields(language),
            ),
        ),
    )


def what_field(language: str) -> rx.Component:
    """Build the choice among scenarios and whole levels."""
    groups = (level_options(language, level, names) for level, names in on_offer().items())
    select = rx.el.select(*groups, name="what", required=True)
    return field(sentence(language, "desk.what"), select, "full")


def level_options(language: str, level: str, names: list[str]) -> rx.Component:
    """Build the choices of one level: all of it, and each of its scenarios."""
    title = sentence(language, f"levels.{level}")
    whole = sentence(language, "desk.whole_level", level=title, count=len(names))
    every = [rx.el.option(whole, value=LEVEL + level)] if len(names) > 1 else []
    each = (rx.el.option(title_of(name, language), value=name) for name in names)
    return rx.el.optgroup(*every, *each, label=title)


def whom_field(language: str) -> rx.Component:
    """Build the choice between the team and each one in it."""
    whole = rx.el.option(sentence(language, "desk.whole_team"), value="")
    people = rx.foreach(TaskState.people, lambda one: rx.el.option(one.name, value=one.id))
    return field(sentence(language, "desk.whom"), rx.el.select(whole, people, name="person"))


def due_field(language: str, value: rx.Var[str] | str = "") -> rx.Component:
    """Build the field of the last day."""
    day = rx.el.input(type="date", name="due", default_value=value)
    return field(sentence(language, "desk.due"), day)


def path_fields(language: str, day: rx.Var[str], last: rx.Var[str]) -> list[rx.Component]:
    """Build the fields of the days of a step."""
    begins = number("day", 1, DAYS_MOST, required=True, default_value=day)
    ends = number("last", 1, DAYS_MOST, default_value=last)
    labels = sentence(language, "desk.path_day"), sentence(language, "desk.path_due")
    return [field(labels[0], begins), field(labels[1], ends)]


def terms_fields(language: str, task: Task | None = None) -> list[rx.Component]:
    """Build the fields of what counts as done, how long it takes, and a note."""
    times, stars, minutes, note = (
        (task.times, task.stars, task.minutes, task.note)
        if task is not None
        else ("1", "0", "", "")
    )
    any_ = sentence(language, "desk.stars_any")
    levels = [rx.el.option(any_, value="0")]
    levels += [rx.el.option(str(at), value=str(at)) for at in range(1, STARS_MOST + 1)]
    words = {n: sentence(language, f"desk.{n}") for n in ("times", "stars", "minutes", "note")}
    length = number("minutes", 1, MINUTES_MOST, default_value=minutes)
    said = rx.el.input(
        name="note", max_length=SENTENCE_LENGTH, auto_complete="off", default_value=note
    )
    return [
        field(words["times"], number("times", 1, TIMES_MOST, default_value=times)),
        field(words["stars"], rx.el.select(*levels, name="stars", default_value=stars)),
        field(words["minutes"], length),
        field(words["note"], said, "full"),
    ]


def task_row(language: str, task: Task) -> rx.Component:
    """Build an assignment's line."""
    whole = rx.cond(task.day, "", sentence(language, "desk.whole_team"))
    whom = rx.cond(task.whom, task.whom, whole)
    due = rx.Var.create(sentence(language, "desk.due") + " ") + task.when.to(str)
    when = rx.cond(task.due, due, rx.cond(task.day, task.when, ""))
    lines = (whom, ""), (when, "narrow"), (task.terms, ""), (task.note, "")
    smalls = (
        rx.cond(words, rx.el.small(words, class_name=kind), rx.fragment()) for words, kind in lines
    )
    return rx.el.tr(
        rx.el.th(rx.el.span(task.title), *smalls, scope="row"),
        rx.el.td(task.when, class_name="num beside"),
        count(task.done),
        count(task.open),
        count(task.overdue, "late"),
        rx.el.td(task_menu(language, task), class_name="menu-cell"),
        key=task.id,
    )


def task_menu(language: str, task: Task) -> rx.Component:
    """Build what can be done with an assignment."""
    words = rx.Var.create(sentence(language, "desk.change") + " ") + task.title.to(str)
    rows = rx.el.ul(rx.foreach(task.links.to(list[PlayLink]), lambda one: link_row(language, one)))
    dated = changing(language, task, due_field(language, task.due))
    stepped = changing(language, task, *path_fields(language, task.day, task.last))
    return menu(
        words,
        task.id,
        step(language, "desk.change_terms", rx.cond(task.day, stepped, dated)),
        step(language, "desk.copy_link", rows),
        step(
            language,
            "desk.withdraw",
            button(language, "desk.withdraw", TaskState.withdraw(task.id), "btn lost"),
            kind="lost",
        ),
    )


def changing(language: str, task: Task, *when: rx.Component) -> rx.Component:
    """Build the form of other terms."""
    which = hidden("task", task.id)
    fields = terms_fields(language, task)
    return form(language, "form.save", TaskState.change, which, *when, *fields)


def link_row(language: str, one: rx.vars.ObjectVar[PlayLink]) -> rx.Component:
    """Build a link into a scenario, to copy."""
    address = rx.el.input(id=one.field, value=one.address, read_only=True)
    return rx.el.li(field_of(one.title, address), copying(language, one.field), key=one.field)


def field_of(label: rx.Var[str], control: rx.Component) -> rx.Component:
    """Build a control with a label that only the browser knows."""
    return rx.el.label(rx.el.span(label), control, class_name="field")
