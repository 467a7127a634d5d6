"""The leaderboard of teams: this week's, live for those who look, and the weeks before."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import reflex as rx

from service_quest.actions.board import Board, board_of
from service_quest.domain.calendar import Season
from service_quest.domain.ranking import POOL, Standing
from service_quest.web.acting import acted, told_why
from service_quest.web.components.board import board_table, rules, week_bar
from service_quest.web.components.forms import problem_line
from service_quest.web.components.ticking import ticking
from service_quest.web.content import sentence
from service_quest.web.house import house
from service_quest.web.shell import link, shell


@dataclass(frozen=True)
class Line:
    """A team's line as it is shown; a figure that is not told is a dash."""

    place: str
    team: str
    people: int
    points: str
    share: int
    practised: str
    mean: str
    own: bool
    pool: bool = False
    waiting: bool = False


class BoardState(rx.State):
    """What one browser sees of the board. The database is the truth."""

    lines: rx.Field[list[Line]] = rx.field(default_factory=list)
    week: int = 0
    running: bool = True
    first: bool = True
    problem: str = ""
    shown: bool = False
    _season: str = ""

    @rx.event
    async def look(self) -> None:
        """Show the week that runs."""
        await self._show("")

    @rx.event
    async def refresh(self) -> None:
        """Show what has changed. Past weeks do not."""
        if self.running:
            await self._show("")

    @rx.event
    async def earlier(self) -> None:
        """Go a week back."""
        await self._show(self._week(-1))

    @rx.event
    async def later(self) -> None:
        """Go a week on."""
        await self._show(self._week(1))

    def _week(self, away: int) -> str:
        return Season.named(self._season).after(away).name if self._season else ""

    async def _show(self, season: str) -> None:
        problem = await told_why(self, self._fetch(season))
        self._take(problem=problem)
        if problem:
            self._take(lines=[], shown=False)

    async def _fetch(self, season: str) -> None:
        at_home = house()
        ask = partial(board_of, at_home.engine, at_home.clock(), look=at_home.glance.at)
        board = await acted(self, lambda token: ask(token, season or None))
        self._take(
            lines=lines_of(board),
            week=board.season.monday.isocalendar().week,
            running=board.running,
            first=board.first,
            shown=True,
            _season=board.season.name,
        )

    def _take(self, **changes: object) -> None:
        # What did not change is not sent again, however often somebody looks.
        for name, value in changes.items():
            if getattr(self, name) != value:
                setattr(self, name, value)


def lines_of(board: Board) -> list[Line]:
    """Return the board as it is shown; teams that do not count yet stand last."""
    waiting = board.waiting if board.running else ()
    standings = [line_of(standing, board) for standing in board.standings]
    return standings + [waiting_line(team, board) for team in waiting]


def line_of(standing: Standing, board: Board) -> Line:
    """Return a standing as it is shown."""
    return Line(
        place=figure(standing.place, "."),
        team=board.names.get(standing.team, ""),
        people=standing.people,
        points=figure(standing.points),
        share=standing.points or 0,
        practised=figure(standing.practised_share, " %"),
        mean=figure(standing.day_mean),
        own=standing.team in board.own or not board.own.isdisjoint(standing.pooled),
        pool=standing.team == POOL,
    )


def waiting_line(team: str, board: Board) -> Line:
    """Return the line of a team that counts from next Monday."""
    dash = figure(None)
    own = team in board.own
    return Line(dash, board.names[team], 0, dash, 0, dash, dash, own, waiting=True)


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
        week_bar(language, state),
        rx.cond(state.problem, refused, table),
        rules(language),
        title=sentence(language, "board.title"),
        kind="page board-page",
    )
