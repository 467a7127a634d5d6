"""The leaderboard of teams: this week's, live for those who look; weeks and months before."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import reflex as rx

from service_quest.actions.board import Board, board_of
from service_quest.actions.individuals import Individuals, individuals_of
from service_quest.domain.calendar import Season
from service_quest.domain.ranking import POOL, Standing
from service_quest.web.acting import acted, language_at, told_why
from service_quest.web.components.board import (
    board_table,
    people_table,
    rules,
    span_choice,
    week_bar,
)
from service_quest.web.components.forms import problem_line
from service_quest.web.components.ticking import ticking
from service_quest.web.content import sentence
from service_quest.web.house import house
from service_quest.web.shell import link, shell


@dataclass(frozen=True)
class Line:
    """A team's line as it is shown; a figure that is not told is a dash.

    `late`: who looks counts in it from next Monday; `waiting`: all of it does.
    """

    place: str
    team: str
    people: int
    points: str
    share: int
    practised: str
    mean: str
    own: bool
    pool: bool = False
    late: bool = False
    waiting: bool = False
    ranked: bool = True


@dataclass(frozen=True)
class PersonLine:
    """Somebody's line in the table of people."""

    place: str
    alias: str
    points: int
    own: bool


class BoardState(rx.State):
    """What one browser sees of the board. The database is the truth."""

    lines: rx.Field[list[Line]] = rx.field(default_factory=list)
    people: rx.Field[list[PersonLine]] = rx.field(default_factory=list)
    individuals: bool = False
    title: str = ""
    monthly: bool = False
    running: bool = True
    first: bool = True
    problem: str = ""
    shown: bool = False
    _when: str = ""

    @rx.event
    async def look(self) -> None:
        """Show the week that runs."""
        self.monthly = False
        await self._show("")

    @rx.event
    async def by_month(self) -> None:
        """Show the month of the week shown."""
        if not self.monthly and self._when:
            self.monthly = True
            await self._show(f"{Season.named(self._when).month:%Y-%m}")

    @rx.event
    async def by_week(self) -> None:
        """Show the week that runs, after a month."""
        if self.monthly:
            await self.look()

    @rx.event
    async def refresh(self) -> None:
        """Show what has changed. Past weeks and months do not."""
        if self.running:
            await self._show(self._when if self.monthly else "")

    @rx.event
    async def earlier(self) -> None:
        """Go a week or a month back."""
        await self._show(self._beside(-1))

    @rx.event
    async def later(self) -> None:
        """Go a week or a month on."""
        await self._show(self._beside(1))

    def _beside(self, away: int) -> str:
        if not self._when:
            return ""
        return month_beside(self._when, away) if self.monthly else week_beside(self._when, away)

    async def _show(self, when: str) -> None:
        problem = await told_why(self, self._fetch(when))
        self._take(problem=problem)
        if problem:
            self._take(lines=[], people=[], individuals=False, shown=False)

    async def _fetch(self, when: str) -> None:
        at_home = house()
        ask = partial(board_of, at_home.engine, at_home.clock(), look=at_home.glance.at)
        board = await acted(self, lambda token: ask(token, when or None))
        people = None
        if board.running and not self.monthly:
            ask_people = partial(individuals_of, at_home.engine, at_home.clock())
            people = await acted(self, lambda token: ask_people(token, at_home.shelf.rota))
        self._take(
            individuals=people is not None,
            people=person_lines(people),
            lines=lines_of(board),
            title=title_of(board.season, language_at(self), self.monthly),
            running=board.running,
            first=board.first,
            shown=True,
            _when=f"{board.season.month:%Y-%m}" if self.monthly else board.season.name,
        )

    def _take(self, **changes: object) -> None:
        # What did not change is not sent again, however often somebody looks.
        for name, value in changes.items():
            if getattr(self, name) != value:
                setattr(self, name, value)


def week_beside(name: str, away: int) -> str:
    """Return the name of the week so many weeks later."""
    return Season.named(name).after(away).name


def month_beside(name: str, away: int) -> str:
    """Return the name of the month so many months later."""
    year, month = divmod(12 * int(name[:4]) + int(name[5:]) - 1 + away, 12)
    return f"{year:04}-{month + 1:02}"


def title_of(season: Season, language: str, monthly: bool) -> str:
    """Return what a week, or the month that it counts for, is called."""
    if not monthly:
        return sentence(language, "board.week", number=season.monday.isocalendar().week)
    names = sentence(language, "times.month_names").split()
    return f"{names[season.month.month - 1]} {season.month.year}"


def lines_of(board: Board) -> list[Line]:
    """Return the board as it is shown; teams that do not count yet stand last."""
    waiting = board.waiting if board.running else ()
    standings = [line_of(standing, board) for standing in board.standings]
    return standings + [waiting_line(team, board) for team in waiting]


def line_of(standing: Standing, board: Board) -> Line:
    """Return a standing as it is shown."""
    own = standing.team in board.own or not board.own.isdisjoint(standing.pooled)
    return Line(
        place=figure(standing.place, "."),
        team=board.names.get(standing.team, ""),
        people=standing.people,
        points=figure(standing.points),
        share=standing.points or 0,
        practised=figure(standing.practised_share, "%"),
        mean=figure(standing.day_mean),
        own=own,
        pool=standing.team == POOL,
        late=standing.team in board.own and board.late,
        ranked=standing.points is not None,
    )


def waiting_line(team: str, board: Board) -> Line:
    """Return the line of a team that counts from next Monday."""
    dash = figure(None)
    own = team in board.own
    name = board.names[team]
    return Line(dash, name, 0, dash, 0, dash, dash, own, waiting=True, ranked=False)


def person_lines(people: Individuals | None) -> list[PersonLine]:
    """Return the people whom one sees."""
    places = people.places if people else ()
    aliases, own = (people.aliases, people.own) if people else ({}, "")
    return [
        PersonLine(f"{one.place}.", aliases[one.person], one.points, one.person == own)
        for one in places
    ]


def figure(number: int | None, unit: str = "") -> str:
    """Return a number with its unit; a dash where there is none."""
    return "–" if number is None else f"{number}{unit}"


def board_page(language: str) -> rx.Component:
    """Build the page in one language."""
    state = BoardState
    table = rx.cond(
        state.shown, board_table(language, state.lines), rx.el.p(class_name="table-to-come")
    )
    refused = rx.fragment(
        problem_line(state.problem),
        link(sentence(language, "nav.me"), to=f"/{language}/me/", class_name="btn wide"),
    )
    return shell(
        language,
        ticking(state.refresh),
        rx.el.p(sentence(language, "board.lead"), class_name="lead"),
        span_choice(language, state),
        week_bar(language, state),
        rx.cond(state.problem, refused, table),
        rx.cond(state.individuals, people_table(language, state.people), rx.fragment()),
        rules(language),
        title=sentence(language, "board.title"),
        kind="page board-page",
    )
