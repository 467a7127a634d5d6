"""The lines of the desk, as a page shows them: people, and links just made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from service_quest.actions import desk
from service_quest.actions.links import Link
from service_quest.actions.teams import Me
from service_quest.domain.assignments import State
from service_quest.domain.ranking import Absence
from service_quest.store.people_records import Team
from service_quest.web import content
from service_quest.web.content import sentence
from service_quest.web.desk.qr import qr_code
from service_quest.web.times import short_day, short_moment


@dataclass(frozen=True)
class TeamLine:
    """A team to choose; `choice` is its name with how many there want help.

    `headcount`: how many serve there; empty where it is not told.
    """

    id: str
    name: str
    choice: str
    headcount: str = ""


@dataclass(frozen=True)
class AwayLine:
    """Days on which someone is away: `first` as `2026-11-27`, all of them in words."""

    first: str
    span: str


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
    away: list[AwayLine]


@dataclass(frozen=True)
class LinkLine:
    """A link to copy or to scan; one who is in already has none.

    `field`: the id of the field that holds it. `until`: its last day, in each language.
    `qr`: the path of its code, `size` wide.
    """

    field: str
    name: str
    address: str
    until: list[str]
    qr: str
    size: int


def team_lines(me: Me, waiting: Mapping[str, int], language: str) -> list[TeamLine]:
    """Return the teams that one leads; `waiting`: how many want help, by team."""
    return [team_line(team, waiting.get(team.id, 0), language) for team in me.teams]


def team_line(team: Team, waiting: int, language: str) -> TeamLine:
    """Return a team in which so many want help."""
    choice = choice_of(team.name, waiting, language)
    return TeamLine(team.id, team.name, choice, str(team.headcount or ""))


def choice_of(name: str, waiting: int, language: str) -> str:
    """Return a team's name, with how many there want help, if any do."""
    if not waiting:
        return name
    words = "desk.waiting_one" if waiting == 1 else "desk.waiting_many"
    return f"{name} · {sentence(language, words, count=waiting)}"


def person_line(line: desk.PersonLine, language: str, today: date) -> PersonLine:
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
        help_since="" if line.asked_at is None else short_moment(line.asked_at, language, today),
        away=[away_line(absence, language, today) for absence in line.away],
    )


def away_line(absence: Absence, language: str, today: date) -> AwayLine:
    """Return an absence in words; a single day stands alone."""
    first, last = (short_day(day, language, today) for day in (absence.first, absence.last))
    return AwayLine(absence.first.isoformat(), first if first == last else f"{first}–{last}")


def link_lines(
    links: Sequence[Link], start: str, team: str, language: str, today: date
) -> list[LinkLine]:
    """Return links to copy or to scan. `start`: all of the address before the token.

    A link is named by whom it is for: one person, or the whole `team`.
    """
    return [
        link_line(link, start, team, language, today, f"link-{at}") for at, link in enumerate(links)
    ]


def link_line(
    link: Link, start: str, team: str, language: str, today: date, field: str
) -> LinkLine:
    """Return one of them, to stand in a `field`."""
    name = link.name or team
    if link.token is None or link.expires_at is None:
        return LinkLine(field, sentence(language, "desk.already", name=name), "", [], "", 0)
    # The secret stands behind the #: no server's log ever sees it.
    address = f"{start}#{link.token}"
    until = [short_moment(link.expires_at, one, today) for one in content.library().languages]
    return LinkLine(field, name, address, until, *qr_code(address))


def title_of(scenario: str, language: str) -> str:
    """Return the title of a scenario; its id, if it is no longer in the content."""
    known = scenario in content.library().scenarios
    return content.library().texts(scenario, language)["title"] if known else scenario
