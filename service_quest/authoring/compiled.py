"""A scenario as the browser walks it: tables of numbers, and the words beside them.

The player page does no sums of its own beyond following these tables: every
position's replies, what is said after each, what can still be won, and each
ending's outcome are worked out here, once, by the domain.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from service_quest.domain.analysis import Analysis
from service_quest.domain.positions import (
    Move,
    Position,
    blurred,
    letter_at,
    said_after,
    said_on_arrival,
    thought_after,
)
from service_quest.domain.scenario import METER_MAX, STAGES, Goal, Line, Scenario
from service_quest.domain.scoring import (
    Grade,
    Outcome,
    credit_of,
    grade_of,
    parting_after,
    turning_point,
)

HIDDEN = -1
"""In `to`: a reply that cannot be thought of at this position."""
BLURRED = -2
"""In `to`: a reply that low balance keeps out of reach."""

GRADES = tuple(Grade)

_T = TypeVar("_T")


class _Numbering(dict[_T, int]):
    """Gives each distinct value the next number, in order of first sight."""

    def __missing__(self, value: _T) -> int:
        self[value] = len(self)
        return self[value]


def rules_table() -> dict[str, Any]:
    """Return the rule of grades as tables by points lost (0-100).

    `grade[slower][loss]` indexes `grades`; `credit[loss]` is 0-100; `mood[calm]` is
    the face 0-4; `turning` is the least loss that makes a turning point.
    """
    losses = range(101)
    return {
        "grades": [str(grade) for grade in GRADES],
        "grade": [
            [GRADES.index(grade_of(loss, slower)) for loss in losses] for slower in (False, True)
        ],
        "credit": [credit_of(loss) for loss in losses],
        "mood": [mood_of(calm) for calm in range(METER_MAX + 1)],
        "turning": next(loss for loss in losses if turning_point([loss]) is not None),
    }


def mood_of(calm: int) -> int:
    """Return the face for a calm of 0-10: 0 angry, 1 upset, 2 neutral, 3 eased, 4 glad."""
    return min(calm // 2, 4)


def compile_graph(analysis: Analysis, version: str, met: Goal = Goal.PROMOTER) -> dict[str, Any]:
    """Return the graph of a scenario as plain tables, the same for every language.

    `at` holds one list a column, indexed by position: node, calm, trust, balance, best,
    turns, the slot of a top reply, and the number of the outcome in `ends` (-1 in play).
    `to[p][i]` is the target of the i-th choice of the node of `p`, or HIDDEN/BLURRED;
    `say[p][i]` numbers what is said after it. `start` and `opening` are indexed by parting,
    then by case.
    `met`: the goal of the conversation where a regular was met before.
    """
    scenario, graph = analysis.graph.scenario, analysis.graph
    lines: _Numbering[Line] = _Numbering()
    says: _Numbering[tuple[int, ...]] = _Numbering()
    choices = {choice: i for i, choice in enumerate(scenario.choices)}
    nodes = {node: i for i, node in enumerate(scenario.nodes)}
    rows = [_row(analysis, number, lines, says) for number in range(len(graph.moves))]
    starts = [[graph.start(c.id, parting) for c in scenario.cases] for parting in scenario.partings]
    openings = [
        [says[_numbers(lines, said_on_arrival(graph.positions[i], scenario))] for i in row]
        for row in starts
    ]
    end, ends = _endings(analysis, lines)
    return {
        "id": scenario.id,
        "version": version,
        "level": scenario.level,
        "place": scenario.place,
        "channel": str(scenario.channel),
        "goal": str(scenario.goal),
        "side": str(scenario.side),
        "cases": [case.id for case in scenario.cases],
        "partings": list(map(str, scenario.partings)),
        "regular": _regular_row(scenario, met),
        "start": starts,
        "opening": openings,
        "choices": [_choice_row(scenario, choice) for choice in choices],
        "nodes": [[choices[choice.id] for choice in scenario.choices_at(node)] for node in nodes],
        "node_ids": list(nodes),
        "stages": _stages(scenario),
        "at": _columns(analysis, nodes) | {"end": end},
        "to": [row[0] for row in rows],
        "say": [row[1] for row in rows],
        "says": list(says),
        "by": [str(line.by) for line in lines],
        "thoughts": [i for i, line in enumerate(lines) if line.id.endswith(".thought")],
        "line_ids": [line.id for line in lines],
        "ends": ends,
    }


def _regular_row(scenario: Scenario, met: Goal) -> dict[str, Any]:
    """Return where a regular was met before, and the parting by the 0-10 they gave there."""
    if scenario.regular is None:
        return {}
    after = [parting_after(given, met) for given in range(METER_MAX + 1)]
    partings = list(map(scenario.partings.index, after))
    return {"after": scenario.regular.after, "parting": partings}


def _stages(scenario: Scenario) -> list[int]:
    """Return the number of each node's stage, -1 for none; no list where there are no stages."""
    stages = [node.stage for node in scenario.nodes.values()]
    if not any(stages):
        return []
    return [STAGES.index(stage) if stage else -1 for stage in stages]


def _numbers(lines: _Numbering[Line], said: Iterable[Line]) -> tuple[int, ...]:
    return tuple(lines[line] for line in said)


def _choice_row(scenario: Scenario, choice_id: str) -> dict[str, Any]:
    choice = scenario.choices[choice_id]
    return {
        "id": choice.id,
        "kind": str(choice.kind),
        "principles": list(choice.principles),
    }


def _columns(analysis: Analysis, nodes: Mapping[str, int]) -> dict[str, list[int]]:
    positions = analysis.graph.positions
    return {
        "node": [nodes[p.node] for p in positions],
        "calm": [p.meters.calm for p in positions],
        "trust": [p.meters.trust for p in positions],
        "balance": [p.meters.balance for p in positions],
        "best": list(analysis.best),
        "turns": list(analysis.turns),
        "top": [_top(analysis, number) for number in range(len(positions))],
    }


def _top(analysis: Analysis, number: int) -> int:
    """Return the slot of a best reply among those of the node, -1 at an ending."""
    graph = analysis.graph
    best = analysis.best_targets(number)
    row = zip(graph.moves[number], graph.targets[number], strict=True)
    choice = next((move.choice for move, target in row if target in best), None)
    replies = graph.scenario.choices_at(graph.positions[number].node)
    return replies.index(choice) if choice else -1


def _row(
    analysis: Analysis,
    number: int,
    lines: _Numbering[Line],
    says: _Numbering[tuple[int, ...]],
) -> tuple[list[int], list[int]]:
    graph = analysis.graph
    position = graph.positions[number]
    moves = {
        move.choice.id: (move, target)
        for move, target in zip(graph.moves[number], graph.targets[number], strict=True)
    }
    steps: list[int] = []
    said: list[int] = []
    for choice in graph.scenario.choices_at(position.node):
        if choice.id in moves:
            move, target = moves[choice.id]
            steps.append(target)
            said.append(says[_said(lines, graph.scenario, position, move)])
        else:
            steps.append(BLURRED if blurred(choice, position) else HIDDEN)
            said.append(0)
    return steps, said


def _said(
    lines: _Numbering[Line], scenario: Scenario, position: Position, move: Move
) -> tuple[int, ...]:
    thought = thought_after(move, position)
    heard = said_after(move, position, scenario)
    return _numbers(lines, ((thought,) if thought else ()) + heard)


def _endings(analysis: Analysis, lines: _Numbering[Line]) -> tuple[list[int], list[dict[str, Any]]]:
    """Return for each position the number of its outcome, -1 in play, and the outcomes."""
    kinds: list[dict[str, Any]] = []
    column: list[int] = []
    for number, outcome in enumerate(analysis.outcomes):
        if outcome is None:
            column.append(-1)
            continue
        position = analysis.graph.positions[number]
        letter = _numbers(lines, letter_at(position, analysis.graph.scenario))
        ending = _outcome_row(outcome, position, letter)
        if ending not in kinds:
            kinds.append(ending)
        column.append(kinds.index(ending))
    return column, kinds


def _outcome_row(outcome: Outcome, position: Position, letter: tuple[int, ...]) -> dict[str, Any]:
    return {
        "recommendation": outcome.recommendation,
        "stars": outcome.stars,
        "node": position.node,
        "landed": position.landed(),
        "letter": letter,
    }


def compile_texts(
    graph: Mapping[str, Any], scenario: Scenario, texts: Mapping[str, str]
) -> dict[str, Any]:
    """Return the words of one language, in the order of the graph's numbers.

    Raises:
        KeyError: a sentence is missing; checked content has them all.
    """
    return {
        "title": texts["title"],
        "summary": texts["summary"],
        "trade": texts["trade"],
        "customer": texts["customer.name"],
        "choices": [texts[choice["id"]] for choice in graph["choices"]],
        "lines": [texts[line] for line in graph["line_ids"]],
        "cases": [texts[f"cases.{case.id}"] for case in scenario.cases],
        "solutions": {s: texts[f"solutions.{s}"] for s in scenario.solutions},
        "fits": [[texts[f"solutions.{s}"] for s in case.fits] for case in scenario.cases],
    }
