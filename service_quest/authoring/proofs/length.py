"""A conversation fits its break: turns, words and minutes of the best path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from service_quest.authoring.problem import Problem
from service_quest.authoring.proofs.script import ARROW, Script
from service_quest.authoring.sizes import size_of
from service_quest.domain.positions import (
    Move,
    said_after,
    said_on_arrival,
    thought_after,
)

READING_SPEED = 1_150
"""Characters a minute, in any language.

68 ms a character aloud over 14 languages (Trauzettel-Klosinski and Dietz 2012,
IReST), silently 1.3 times as fast (238 words against 183; Brysbaert 2019).
"""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a path gives to read: the words said on it; all characters shown on it."""

    words: int = 0
    characters: int = 0

    def __add__(self, other: Reading) -> Reading:
        """Return both together."""
        return Reading(self.words + other.words, self.characters + other.characters)


def best_path_has_the_right_length(script: Script) -> Iterator[Problem]:
    """SQ066: the best path of a case takes fewer or more replies than its level allows."""
    limits = size_of(script.scenario.level).turns
    if limits is None:
        return
    for start in script.starts:
        turns = script.analysis.turns[start]
        if script.winnable(start) and not limits[0] <= turns <= limits[1]:
            data = {"turns": turns, "least": limits[0], "most": limits[1]}
            path = ARROW.join(_best_choices(script, start))
            where = f"cases.{script.position(start).case}"
            yield script.problem("SQ066", where, case=script.opened_as(start), path=path, **data)


def _best_choices(script: Script, number: int) -> Iterator[str]:
    while not script.graph.is_ending(number):
        targets = set(script.analysis.best_targets(number))
        move, number = next(row for row in script.moves(number) if row[1] in targets)
        yield move.choice.id


def best_path_is_short_to_read(script: Script) -> Iterator[Problem]:
    """SQ067: too many words on a best path; SQ068: too long, with what else is shown.

    Where several paths are best, the longest of them counts.
    """
    for language, start, longest in best_readings(script, script.texts):
        yield from _too_long(script, start, language, longest)


def best_readings(
    script: Script, by_language: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[str, int, Reading]]:
    """Yield, by language and start, the most there is to read on a best path."""
    for language, texts in by_language.items():
        reader = _Reader(script, texts)
        for start in filter(script.winnable, script.starts):
            yield language, start, reader.opening(start) + reader.from_here(start)


def _too_long(script: Script, start: int, language: str, reading: Reading) -> Iterator[Problem]:
    where, size = f"cases.{script.position(start).case}", size_of(script.scenario.level)
    data = {"case": script.opened_as(start), "language": language}
    if reading.words > size.words:
        words = {"words": reading.words, "most": size.words}
        yield script.problem("SQ067", where, **data, **words)
    if 60 * reading.characters > size.seconds * READING_SPEED:
        seconds = {
            "seconds": round(60 * reading.characters / READING_SPEED),
            "most": size.seconds,
            "speed": READING_SPEED,
        }
        yield script.problem("SQ068", where, **data, **seconds)


class _Reader:
    """Measures best paths, which never loop: each best reply is one turn nearer the end."""

    def __init__(self, script: Script, texts: Mapping[str, str]) -> None:
        self.script, self.texts = script, texts
        self.known: dict[int, Reading] = {}

    def opening(self, start: int) -> Reading:
        lines = said_on_arrival(self.script.position(start), self.script.scenario)
        return self._of(*(line.id for line in lines))

    def from_here(self, number: int) -> Reading:
        """Return the most there is to read on a best path from here to its end."""
        if number not in self.known:
            self.known[number] = self._onward(number)
        return self.known[number]

    def _onward(self, number: int) -> Reading:
        targets = set(self.script.analysis.best_targets(number))
        options = [
            self._turn(number, move) + self.from_here(target)
            for move, target in self.script.moves(number)
            if target in targets
        ]
        return max(options, key=lambda r: (r.words, r.characters), default=Reading())

    def _turn(self, number: int, move: Move) -> Reading:
        position = self.script.position(number)
        lines = said_after(move, position, self.script.scenario)
        thought = thought_after(move, position)
        said = [move.choice.id, *(line.id for line in lines)]
        said += [thought.id] if thought else []
        others = (m.choice.id for m in self.script.graph.moves[number])
        unsaid = self._of(*(c for c in others if c != move.choice.id))
        return self._of(*said) + Reading(0, unsaid.characters)

    def _of(self, *ids: str) -> Reading:
        texts = [self.texts.get(text_id, "") for text_id in ids]
        words = sum(len(text.split()) for text in texts)
        return Reading(words, sum(map(len, texts)))


PROOFS = (best_path_has_the_right_length, best_path_is_short_to_read)
