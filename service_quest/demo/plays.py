"""Plausible plays: each reply is chosen at its position, as well as somebody knows how."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from service_quest.domain.analysis import Analysis
from service_quest.domain.attempt import case_for
from service_quest.domain.version import content_version
from service_quest.store.records import OtherAnswer, Submission

SECONDS_LEAST, SECONDS_MOST = 4, 14
"""What a reply takes to read and choose."""
TURNS_MOST = 60
"""Somebody who went round in circles for so long would have stopped."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """Who plays when: `started` in ms; `first` time with the scenario or not."""

    person: str
    started: int
    first: bool
    skill: float


def play(analysis: Analysis, sitting: Sitting, random: Random, other: str = "") -> Submission:
    """Return a whole play, as a device would send it; `other` is said instead at its start."""
    scenario = analysis.graph.scenario
    attempt = f"{random.getrandbits(128):032x}"
    moves = _moves(analysis, case_for(scenario, attempt), sitting.skill, random)
    times = _times(len(moves), random)
    return Submission(
        id=attempt,
        person=sitting.person,
        scenario=scenario.id,
        version=content_version(scenario),
        language="et",
        moves=tuple(moves),
        times=tuple(times),
        started=sitting.started,
        finished=sitting.started + times[-1] + 2_000,
        first=sitting.first,
        abandoned=False,
        other=(OtherAnswer(0, scenario.start, other),) if other else (),
    )


def _moves(analysis: Analysis, case: str, skill: float, random: Random) -> list[str]:
    graph, at = analysis.graph, analysis.graph.start(case)
    moves: list[str] = []
    while not graph.is_ending(at):
        row = list(zip(graph.moves[at], graph.targets[at], strict=True))
        best = [one for one in row if one[1] in analysis.best_targets(at)]
        knows = random.random() < skill or len(moves) > TURNS_MOST
        move, at = random.choice(best if best and knows else row)
        moves.append(move.choice.id)
    return moves


def _times(number: int, random: Random) -> list[int]:
    at, times = 0, list[int]()
    for _ in range(number):
        at += random.randint(SECONDS_LEAST * 1000, SECONDS_MOST * 1000)
        times.append(at)
    return times
