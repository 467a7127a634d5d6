"""What a team's play tells together: never about one person, never of fewer than five.

What one person shares of themselves is a brief (`profile.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from service_quest.domain.scoring import Grade

PEOPLE_LEAST = 5
"""With fewer people, figures would tell on one of them."""
MISSED = frozenset({Grade.INACCURACY, Grade.MISTAKE, Grade.BLUNDER})
"""Grades from which a better reply was missed."""
QUOTED_LEAST = 2
"""A reply is quoted once so many gave it: what one alone said never is."""
EVERYWHERE = "always"
"""The node of replies that are offered at every node."""

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Somebody's latest accuracy (0-100) at a scenario of a stage or theme, and their first."""

    person: str
    level: str
    latest: int
    first: int | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean of 0-100 over `people`; None where they are too few."""

    people: int
    mean: int | None


@dataclass(frozen=True, slots=True)
class GradedPlay:
    """One whole conversation: the replies in order with their grades."""

    person: str
    moves: tuple[str, ...]
    grades: tuple[Grade, ...]


@dataclass(frozen=True, slots=True)
class Missed:
    """A reply by which a better one was missed.

    `node`: where. `by`: how many people gave it, of the `of` who came to that node; where it
    was all of them, all but one is told. `better`: the reply that most of those gave who did
    well there, if any did.
    """

    node: str
    choice: str
    by: int
    of: int
    better: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What people would have said instead, at a node of a scenario."""

    scenario: str
    node: str
    person: str
    text: str


Told = TypeVar("Told", GradedPlay, Said)


@dataclass(frozen=True, slots=True)
class HouseVoice:
    """A place where the house fails its people.

    `people` found nothing there that they would say; `texts`: their own words, without
    a name, in the order of the alphabet, so that the order tells nothing either.
    """

    scenario: str
    node: str
    people: int
    texts: tuple[str, ...]


def by_level(accuracies: Iterable[Accuracy]) -> Mapping[str, Figure]:
    """Return a team's figure for each level: the mean of its people's means.

    It follows every play. Who compares it before and after somebody's, while nobody else
    plays, can tell their accuracy at the level by some points; no reply of theirs.
    """
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for one in accuracies:
        found[one.level][one.person].append(one.latest)
    return {level: _figure([mean(own) for own in of.values()]) for level, of in found.items()}


def _figure(means: Sequence[int]) -> Figure:
    return Figure(len(means), mean(means) if len(means) >= PEOPLE_LEAST else None)


def most_missed(plays: Sequence[GradedPlay]) -> tuple[Missed, ...]:
    """Return the replies by which most people missed a better one, the most missed first.

    `plays` is one of each person, in the order in which they came. A person counts once at a
    node and once for a reply. So that nobody's own reply can be read off:

    - A node is told of once five of those counted came to it. The usual threshold holds for
      the group that a figure speaks of, and that is them, not all who played: `2 of 5` then
      tells that somebody gave a reply, and not who.
    - A reply is quoted, as missed or as better, once two gave it. One person's is neither
      what is missed most often nor what others can be told of.
    - What all of a group gave, each of them gave, however many they are. So `all` and `all
      but one` are told alike.
    - Who looks before and after somebody's play could tell it by the difference. So people
      count in whole fives: figures change with five newcomers at once, or not at all.
    """
    counted = _in_whole_fives(plays)
    there: dict[str, set[str]] = defaultdict(set)
    missed: dict[str, set[str]] = defaultdict(set)
    well: dict[str, set[str]] = defaultdict(set)
    for person, choice, grade in _given(counted):
        there[node_of(choice)].add(person)
        (missed if grade in MISSED else well)[choice].add(person)
    there[EVERYWHERE] = {play.person for play in counted}
    told = {node: len(of) for node, of in there.items() if len(of) >= PEOPLE_LEAST}
    found = (
        Missed(node, choice, min(len(by), told[node] - 1), told[node], _best_given(well, node))
        for choice, by in missed.items()
        if len(by) >= QUOTED_LEAST and (node := node_of(choice)) in told
    )
    return tuple(sorted(found, key=lambda one: (-one.by, -one.by / one.of, one.choice)))


def _in_whole_fives(known: Sequence[Told]) -> list[Told]:
    people = list(dict.fromkeys(one.person for one in known))
    counted = set(people[: len(people) // PEOPLE_LEAST * PEOPLE_LEAST])
    return [one for one in known if one.person in counted]


def _given(plays: Iterable[GradedPlay]) -> Iterator[tuple[str, str, Grade]]:
    for play in plays:
        for choice, grade in zip(play.moves, play.grades, strict=False):
            yield play.person, choice, grade


def _best_given(well: Mapping[str, Collection[str]], node: str) -> str | None:
    there = [c for c, by in well.items() if node_of(c) == node and len(by) >= QUOTED_LEAST]
    return min(there, key=lambda choice: (-len(well[choice]), choice), default=None)


def node_of(choice: str) -> str:
    """Return the node that a reply stands at; `always` for one that is offered everywhere."""
    return choice.partition(".")[0]


def where_the_house_fails(said: Iterable[Said]) -> tuple[HouseVoice, ...]:
    """Return where five people or more would have said something else, the most first.

    `said` is in the order in which it came. People count in whole fives, as in `most_missed`:
    nobody's words appear alone.
    """
    places: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for one in said:
        places[one.scenario, one.node].append(one)
    counted = {place: _in_whole_fives(those) for place, those in places.items()}
    voices = (
        HouseVoice(
            *place,
            len({one.person for one in those}),
            tuple(sorted({one.text for one in those if one.text})),
        )
        for place, those in counted.items()
        if those
    )
    return tuple(sorted(voices, key=lambda one: (-one.people, one.scenario, one.node)))


def often_enough(counts: Mapping[K, int]) -> Mapping[K, int]:
    """Return the counts of five people or more, the largest first."""
    ordered = sorted(counts.items(), key=lambda one: (-one[1], str(one[0])))
    return {key: count for key, count in ordered if count >= PEOPLE_LEAST}


def mean(numbers: Sequence[int]) -> int:
    """Return the mean of one number or more, rounded half up."""
    return (2 * sum(numbers) + len(numbers)) // (2 * len(numbers))
