"""Shapes that content files must have; the reader and the editors' schema share them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words that a person reads; kept under the text id of its place."""


@dataclass(frozen=True, slots=True)
class Word:
    """One of `values`, or any id where there are none.

    `refers` names what the id must exist in: nodes, facts, solutions, cases,
    principles.
    """

    values: tuple[str, ...] = ()
    refers: str = ""


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number within limits, both inclusive."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Flag:
    """true or false."""


@dataclass(frozen=True, slots=True)
class Date:
    """A day of the calendar, as `2026-12-24`."""


@dataclass(frozen=True, slots=True)
class Each:
    """A list; or, with `single`, also just one item."""

    of: Shape
    single: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a record. `inline`: what it holds takes the place name of the record."""

    shape: Shape
    required: bool = False
    inline: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with fixed keys; `short` is what may stand there instead of it.

    A short value is read as if it were the record's only field of that name.
    """

    fields: Mapping[str, Field] = field(default_factory=dict[str, Field])
    short: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping from ids to things of one shape. `reserved` ids cannot be used."""

    of: Shape
    reserved: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Branching:
    """Where a choice leads: one target, or a list of branches."""

    target: Word
    branch: Record


Shape = Sentence | Word | Whole | Flag | Date | Each | Record | Table | Branching
