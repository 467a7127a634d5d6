"""The lines of the desk, as a page shows them."""

from __future__ import annotations

from dataclasses import dataclass

from service_quest.actions import desk
from service_quest.actions.desk import Desk
from service_quest.actions.inviting import Link
from service_quest.actions.teams import Me
from service_quest.domain.assignments import Assignment, State
from service_quest.web import content
from service_quest.web.times import short_day, short_moment


@dataclass(frozen=True)
class TeamLine:
    """A team to choose."""

    id: str
    name: str


@dataclass(frozen=True)
class PersonLine:
    """A person: how far they are, and since when they want help (empty: they do not)."""

    id: str
    name: str
    alias: str
    joined: bool
    done: int
    open: int
    overdue: int
    help_since: str


@dataclass(frozen=True)
class TaskLine:
    """What is assigned: `whom` is empty for the whole team."""

    id: str
    title: str
    whom: str
    due: str
    note: str
    done: int
    open: int
    overdue: int


@dataclass(frozen=True)
class LinkLine:
    """A link to copy. `field`: the id of the field that holds it."""

    field: str
    name: str
    address: str


def team_lines(me: Me) -> list[TeamLine]:
    """Return the teams that one leads."""
    return [TeamLine(team.id, team.name) for team in me.teams]


def person_line(line: desk.PersonLine, language: str) -> PersonLine:
    """Return a person by their real name, or by the alias where there is none."""
    person = line.person
    return PersonLine(
        id=person.id,
        name=person.real_name or person.alias or "–",
        alias=(person.alias or "") if person.real_name else "",
        joined=person.joined_at is not None,
        done=line.counts.get(State.DONE, 0),
        open=line.counts.get(State.OPEN, 0),
        overdue=line.counts.get(State.OVERDUE, 0),
        help_since="" if line.asked_at is None else short_moment(line.asked_at, language),
    )


def task_line(line: desk.AssignmentLine, of: Desk, language: str) -> TaskLine:
    """Return an assignment with the titles of its scenarios in a language."""
    assigned, asked = line.assigned, line.assigned.asked
    names = {p.person.id: p.person.real_name or p.person.alias for p in of.people}
    return TaskLine(
        id=assigned.id,
        title=", ".join(title_of(name, language) for name in asked.scenarios),
        whom=names.get(assigned.person or "") or "",
        due=short_day(asked.due, language) if isinstance(asked, Assignment) else "–",
        note=assigned.note,
        done=line.counts.get(State.DONE, 0),
        open=line.counts.get(State.OPEN, 0),
        overdue=line.counts.get(State.OVERDUE, 0),
    )


def title_of(scenario: str, language: str) -> str:
    """Return the title of a scenario; its id, if it is no longer in the content."""
    known = scenario in content.library().scenarios
    return content.library().texts(scenario, language)["title"] if known else scenario


def link_lines(links: list[Link], start: str, team: str) -> list[LinkLine]:
    """Return links to copy; who has joined already needs none. `start`: all before the token.

    A link is named by whom it is for: one person, or the whole `team`.
    """
    made = [link for link in links if link.token]
    return [
        LinkLine(f"link-{number}", link.name or team, f"{start}#{link.token}")
        for number, link in enumerate(made)
    ]
