"""What is assigned, as lines of the desk and as forms send it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from service_quest.actions.assignments import (
    DAYS_MOST,
    MINUTES_MOST,
    STARS_MOST,
    TIMES_MOST,
    Wish,
)
from service_quest.actions.desk import AssignmentLine, Desk
from service_quest.domain.assignments import Assignment, State, Step
from service_quest.domain.scenario import DAILY, LEVELS
from service_quest.store.people_records import Assigned
from service_quest.web import content
from service_quest.web.acting import needed_number_in, number_in, text_in
from service_quest.web.content import sentence
from service_quest.web.desk.lines import title_of
from service_quest.web.times import day_in, short_day

LEVEL = "level:"
"""Before the name of a level that is assigned whole, in the value of a choice."""


@dataclass(frozen=True)
class PlayLink:
    """The way into an assigned scenario. `field`: the id of the field that holds it."""

    field: str
    title: str
    address: str


@dataclass(frozen=True)
class TaskLine:
    """What is assigned: `whom` is empty for the whole team, `due` is `2026-11-27` or empty.

    A step of a path begins on `day` and is due on `last`; without one these are empty,
    and `day` is for all that is no step.
    """

    id: str
    title: str
    whom: str
    when: str
    terms: str
    note: str
    done: int
    open: int
    overdue: int
    due: str
    day: str
    last: str
    times: str
    stars: str
    minutes: str
    links: list[PlayLink]


def task_line(line: AssignmentLine, of: Desk, language: str, start: str) -> TaskLine:
    """Return an assignment in a language. `start`: all of an address before the path."""
    assigned, asked = line.assigned, line.assigned.asked
    names = {p.person.id: p.person.real_name or p.person.alias for p in of.people}
    step = asked if isinstance(asked, Step) else None
    due = asked.due if isinstance(asked, Assignment) else None
    return TaskLine(
        id=assigned.id,
        title=title_of_all(asked.scenarios, language),
        whom=names.get(assigned.person or "") or "",
        when=when_of(asked, language, of.day),
        terms=" · ".join(terms_of(assigned, language)),
        note=assigned.note,
        done=line.counts.get(State.DONE, 0),
        open=line.counts.get(State.OPEN, 0),
        overdue=line.counts.get(State.OVERDUE, 0),
        due=due.isoformat() if due else "",
        day=str(step.day) if step else "",
        last=str(step.due or "") if step else "",
        times=str(asked.times),
        stars=str(asked.stars),
        minutes=str(assigned.minutes or ""),
        links=play_links(assigned, language, start),
    )


def when_of(asked: Assignment | Step, language: str, today: date) -> str:
    """Return until when something is due: a day, or days of a path."""
    if isinstance(asked, Assignment):
        return short_day(asked.due, language, today)
    if asked.due in (None, asked.day):
        return sentence(language, "desk.path_when", first=asked.day)
    return sentence(language, "desk.path_span", first=asked.day, last=asked.due or 0)


def terms_of(assigned: Assigned, language: str) -> list[str]:
    """Return in words what counts as done, where that is more than played once."""
    asked, minutes = assigned.asked, assigned.minutes
    told = {"times": asked.times if asked.times > 1 else 0, "stars": asked.stars}
    told["minutes"] = minutes or 0
    counts = {name: count for name, count in told.items() if count}
    return [sentence(language, f"desk.terms_{n}", count=count) for n, count in counts.items()]


def title_of_all(scenarios: tuple[str, ...], language: str) -> str:
    """Return the name of a level if these are just its scenarios, or all their titles."""
    for level in LEVELS:
        if len(scenarios) > 1 and set(scenarios) == set(scenarios_of(level)):
            return sentence(language, f"levels.{level}")
    return ", ".join(title_of(name, language) for name in scenarios)


def play_links(assigned: Assigned, language: str, start: str) -> list[PlayLink]:
    """Return the ways into what is assigned."""
    return [
        PlayLink(f"play-{assigned.id}-{at}", title_of(name, language), f"{start}/play/{name}/")
        for at, name in enumerate(assigned.asked.scenarios)
        if name in content.library().scenarios
    ]


def on_offer() -> dict[str, list[str]]:
    """Return the levels that can be assigned, in order, with their scenarios."""
    levels = {level: scenarios_of(level) for level in LEVELS if level != DAILY}
    return {level: names for level, names in levels.items() if names}


def scenarios_of(level: str) -> list[str]:
    """Return the scenarios of a level, in order."""
    scenarios = (source.scenario for source in content.library().scenarios.values())
    its = sorted((s for s in scenarios if s.level == level), key=lambda s: (s.order, s.id))
    return [scenario.id for scenario in its]


def wish_in(form: object, team: str) -> Wish:
    """Return what a page wants assigned: to one person, or without one to the team.

    Raises BadRequest, NumberNeeded, NoSuchDay.
    """
    person = text_in(form, "person", "") or None
    scenarios = scenarios_in(text_in(form, "what", ""))
    note = text_in(form, "note", "")
    minutes = number_in(form, "minutes", range(1, MINUTES_MOST + 1), "desk.minutes")
    asked = step_in(form, scenarios) if text_in(form, "day", "") else assignment_in(form, scenarios)
    return Wish(asked, None if person else team, person, note, minutes)


def scenarios_in(what: str) -> tuple[str, ...]:
    """Return the scenarios that a choice names: one, or those of a level."""
    if what.startswith(LEVEL):
        return tuple(on_offer().get(what.removeprefix(LEVEL), ()))
    return (what,)


def assignment_in(form: object, scenarios: tuple[str, ...]) -> Assignment:
    """Return an assignment as a form has it. Raises BadRequest, NumberNeeded, NoSuchDay."""
    return Assignment(scenarios, day_in(text_in(form, "due", "")), None, *terms_in(form))


def step_in(form: object, scenarios: tuple[str, ...]) -> Step:
    """Return a step of a path as a form has it. Raises BadRequest, NumberNeeded."""
    days = range(1, DAYS_MOST + 1)
    day = needed_number_in(form, "day", days, "desk.path_day")
    last = number_in(form, "last", days, "desk.path_due")
    return Step(day, last, scenarios, *terms_in(form))


def terms_in(form: object) -> tuple[int, int]:
    """Return how often something is asked for, and with how many stars.

    Raises BadRequest, NumberNeeded.
    """
    times = number_in(form, "times", range(1, TIMES_MOST + 1), "desk.times")
    stars = number_in(form, "stars", range(STARS_MOST + 1), "desk.stars")
    return times or 1, stars or 0
