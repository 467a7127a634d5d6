"""Plays of a scenario for the browser: what is said, turn by turn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random

from service_quest.domain.analysis import Analysis
from service_quest.domain.positions import said_after, said_on_arrival, thought_after


@dataclass(frozen=True)
class Turn:
    """One turn as sentences: the replies offered, the one taken, and what is answered."""

    offered: tuple[str, ...]
    taken: str
    answer: tuple[str, ...]


@dataclass(frozen=True)
class Play:
    """A whole conversation in the first case."""

    opening: tuple[str, ...]
    turns: tuple[Turn, ...]


def random_play(analysis: Analysis, texts: Mapping[str, str], random: Random) -> Play:
    """Return a random play of a scenario's first case, from the start to an ending."""
    graph = analysis.graph
    start = graph.start(graph.scenario.cases[0].id)
    opening = said_on_arrival(graph.positions[start], graph.scenario)
    turns = tuple(_turns(analysis, texts, start, random))
    return Play(tuple(texts[line.id] for line in opening), turns)


def _turns(
    analysis: Analysis, texts: Mapping[str, str], number: int, random: Random
) -> Iterator[Turn]:
    graph = analysis.graph
    while not graph.is_ending(number):
        position, moves = graph.positions[number], graph.moves[number]
        slot = random.randrange(len(moves))
        thought = thought_after(moves[slot], position)
        heard = said_after(moves[slot], position, graph.scenario)
        yield Turn(
            offered=tuple(texts[move.choice.id] for move in moves),
            taken=texts[moves[slot].choice.id],
            answer=tuple(texts[line.id] for line in ((thought,) if thought else ()) + heard),
        )
        number = graph.targets[number][slot]
