"""The moments to practise: their words for the browser, and their grades for the server."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from service_quest.authoring.compiled import GRADES, mood_of
from service_quest.domain.analysis import Analysis
from service_quest.domain.moments import Moment
from service_quest.domain.positions import (
    Move,
    Position,
    said_after,
    said_on_arrival,
    thought_after,
)
from service_quest.domain.scenario import Line
from service_quest.domain.scoring import Grade

ME = "me"
"""Who says what the trainee has said."""

Texts = Mapping[str, str]
Said = list[list[str]]
"""Lines as pairs of who says it and what."""


def compile_moments(
    moments: Iterable[Moment],
    analyses: Mapping[str, Analysis],
    texts: Mapping[str, Texts],
) -> dict[str, Any]:
    """Return the moments of all scenarios in one language, and who is met in them.

    `analyses` and `texts` by scenario. A reply's grade is an index into `GRADES`.

    Raises:
        KeyError: a sentence is missing; checked content has them all.
    """
    told = {m.id: _Telling(m, analyses[m.scenario], texts[m.scenario]).told() for m in moments}
    met = dict.fromkeys(moment["scenario"] for moment in told.values())
    return {
        "moments": told,
        "customers": {name: _customer(analyses[name], texts[name]) for name in met},
    }


def _customer(analysis: Analysis, texts: Texts) -> dict[str, str]:
    scenario = analysis.graph.scenario
    return {
        "name": texts["customer.name"],
        "title": texts["title"],
        "trade": texts["trade"],
        "summary": texts["summary"],
        "look": scenario.look,
        "place": scenario.place,
        "channel": str(scenario.channel),
        "side": str(scenario.side),
    }


class _Telling:
    """One moment, being put into words."""

    def __init__(self, moment: Moment, analysis: Analysis, texts: Texts) -> None:
        self.moment, self.analysis, self.texts = moment, analysis, texts
        self.graph, self.here = analysis.graph, moment.path[-1]

    def told(self) -> dict[str, Any]:
        position = self.graph.positions[self.here]
        moves = self.graph.moves[self.here]
        replies = [self._reply(move) for move in moves]
        return {
            "scenario": self.moment.scenario,
            "mood": mood_of(position.meters.calm),
            "before": self._before(),
            "lines": self._lines(said_on_arrival(position, self.graph.scenario)),
            "replies": replies,
            "best": next(i for i, reply in enumerate(replies) if not reply["grade"]),
            "principles": list(self.moment.principles),
        }

    def _before(self) -> Said:
        """Return what was said before: what was found out last, and the step that led here."""
        steps = list(self._steps())
        finding = [step for step in steps[:-1] if step[1].choice.finds]
        return [
            *(line for step in finding[-1:] for line in self._exchange(*step, whole=True)),
            *(line for step in steps[-1:] for line in self._exchange(*step, whole=False)),
        ]

    def _steps(self) -> Iterator[tuple[Position, Move]]:
        for source, target in zip(self.moment.path, self.moment.path[1:], strict=False):
            row = zip(self.graph.moves[source], self.graph.targets[source], strict=True)
            yield self.graph.positions[source], next(move for move, to in row if to == target)

    def _exchange(self, position: Position, move: Move, whole: bool) -> Iterator[list[str]]:
        """Yield a reply and what answered it; `whole`: with what was said where it led."""
        yield [ME, self.texts[move.choice.id]]
        answer = [line for line in move.choice.reply if position.meets(line.when)]
        said = said_after(move, position, self.graph.scenario) if whole else answer
        yield from self._lines(said)

    def _reply(self, move: Move) -> dict[str, Any]:
        position, scenario = self.graph.positions[self.here], self.graph.scenario
        thought = thought_after(move, position)
        named = move.choice.principles
        own = [principle for principle in self.moment.principles if principle in named]
        return {
            "id": move.choice.id,
            "say": self.texts[move.choice.id],
            "grade": GRADES.index(self.moment.replies[move.choice.id]),
            "thought": self.texts[thought.id] if thought else "",
            "then": self._lines(said_after(move, position, scenario)),
            "principle": next(iter([*own, *named, *self.moment.principles]), ""),
        }

    def _lines(self, lines: Iterable[Line]) -> Said:
        return [[str(line.by), self.texts[line.id]] for line in lines]


def grades_table(moments: Iterable[Moment]) -> list[dict[str, Any]]:
    """Return moments as plain JSON values, without any words."""
    return [asdict(moment) for moment in moments]


def moments_from(table: Iterable[Mapping[str, Any]]) -> tuple[Moment, ...]:
    """Return the moments that a table was made of.

    Raises:
        KeyError, TypeError, ValueError: it was not made by `grades_table`.
    """
    return tuple(
        Moment(
            scenario=row["scenario"],
            node=row["node"],
            case=row["case"],
            path=tuple(row["path"]),
            replies={name: Grade(grade) for name, grade in row["replies"].items()},
            principles=tuple(row["principles"]),
        )
        for row in table
    )
