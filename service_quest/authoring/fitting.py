"""Fitting a tree to a shape: plain data, texts, places, and every misfit as a problem."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from service_quest.authoring.problem import Problem, nearest
from service_quest.authoring.shapes import (
    Branching,
    Date,
    Each,
    Field,
    Flag,
    Record,
    Sentence,
    Shape,
    Table,
    Whole,
    Word,
)
from service_quest.authoring.yaml_text import Entry, Listing, Mapped, Scalar, Tree

ID = re.compile(r"[a-z][a-z0-9]*([_-][a-z0-9]+)*")
ID_LIMIT = 40
QUOTED_LIMIT = 60
WHOLE = re.compile(r"[-+]?\d{1,6}")
FLAGS = {"true": True, "false": False}
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

Data = str | int | bool | list["Data"] | dict[str, "Data"]


@dataclass(frozen=True, slots=True)
class Reference:
    """An id used at a line that must exist among `refers`."""

    refers: str
    id: str
    where: str
    line: int


@dataclass
class Fitting:
    """What is gathered from one file while its tree is fitted to a shape."""

    path: Path
    problems: list[Problem] = field(default_factory=list[Problem])
    texts: dict[str, str] = field(default_factory=dict[str, str])
    places: dict[str, int] = field(default_factory=dict[str, int])
    references: list[Reference] = field(default_factory=list[Reference])

    def problem(self, code: str, line: int, where: str, **data: str | int) -> None:
        """Note a problem of this file."""
        self.problems.append(Problem(code, self.path, line, where, data))

    def fit(self, shape: Shape, tree: Tree, place: str) -> Data | None:
        """Read a tree as the shape says; None, and a problem, where it cannot be."""
        match shape:
            case Record():
                return self._record(shape, tree, place)
            case Table():
                return self._table(shape, tree, place)
            case Each():
                return self._each(shape, tree, place)
            case Branching():
                one = isinstance(tree, Scalar)
                inner = shape.target if one else Each(shape.branch)
                return self.fit(inner, tree, place)
            case _:
                return self._scalar(shape, tree, place)

    def _record(self, shape: Record, tree: Tree, place: str) -> dict[str, Data] | None:
        if shape.short and isinstance(tree, Scalar):
            tree = Mapped(tree.line, (Entry(shape.short, tree.line, tree),))
        if not isinstance(tree, Mapped):
            return self._wrong("mapping", tree, place)
        data: dict[str, Data] = {}
        for entry in tree.entries:
            known = shape.fields.get(entry.key)
            if known is None:
                self._unknown(entry, shape, place)
                continue
            _put(data, entry.key, self._field(known, entry, place))
        self._lacking(shape, tree, place)
        return data

    def _unknown(self, entry: Entry, shape: Record, place: str) -> None:
        key = _short(entry.key)
        if _rest_of_sentence(entry):
            self.problem("SQ038", entry.line, place, rest=key)
        else:
            near = nearest(entry.key, shape.fields)
            self.problem("SQ007", entry.line, place, key=key, near=near)

    def _field(self, known: Field, entry: Entry, place: str) -> Data | None:
        inner = _under(place, entry.key)
        self.places.setdefault(inner, entry.line)
        if known.inline and isinstance(known.shape, Sentence):
            return self._scalar(known.shape, entry.value, place)
        return self.fit(known.shape, entry.value, place if known.inline else inner)

    def _lacking(self, shape: Record, tree: Mapped, place: str) -> None:
        there = {entry.key for entry in tree.entries}
        for key, known in shape.fields.items():
            if known.required and key not in there:
                line = self.places.get(place, tree.line)
                self.problem("SQ008", line, place or key, key=key)

    def _table(self, shape: Table, tree: Tree, place: str) -> dict[str, Data] | None:
        if not isinstance(tree, Mapped):
            return self._wrong("table", tree, place)
        data: dict[str, Data] = {}
        for entry in tree.entries:
            inner = _under(place, entry.key)
            self._check_id(entry.key, entry.line, inner, shape.reserved)
            self.places.setdefault(inner, entry.line)
            _put(data, entry.key, self.fit(shape.of, entry.value, inner))
        return data

    def _each(self, shape: Each, tree: Tree, place: str) -> list[Data] | None:
        if shape.single and isinstance(tree, Scalar):
            tree = Listing(tree.line, (tree,))
        if not isinstance(tree, Listing):
            return self._wrong("list", tree, place)
        fitted = (self.fit(shape.of, item, place) for item in tree.items)
        return [item for item in fitted if item is not None]

    def _scalar(self, shape: Shape, tree: Tree, place: str) -> Data | None:
        if not isinstance(tree, Scalar):
            return self._wrong(type(shape).__name__.lower(), tree, place)
        match shape:
            case Whole():
                return self._whole(shape, tree, place)
            case Word():
                return self._word(shape, tree, place)
            case Flag():
                flag = FLAGS.get(tree.value) if tree.plain else None
                return self._wrong("flag", tree, place) if flag is None else flag
            case Date():
                return tree.value if _is_day(tree.value) else self._wrong("date", tree, place)
            case _:
                return self._sentence(tree, place)

    def _sentence(self, tree: Scalar, place: str) -> str:
        empty = tree.plain and tree.value in ("~", "null")
        value = "" if empty else " ".join(tree.value.split())
        if place in self.texts:
            self.problem("SQ032", tree.line, place, id=place)
        elif not value:
            self.problem("SQ042", tree.line, place, id=place)
        self.texts.setdefault(place, value)
        self.places[f"{place}.say"] = tree.line
        return value

    def _whole(self, shape: Whole, tree: Scalar, place: str) -> int | None:
        if not (tree.plain and WHOLE.fullmatch(tree.value)):
            return self._wrong("whole", tree, place)
        number = int(tree.value)
        if shape.low <= number <= shape.high:
            return number
        limits = {"low": shape.low, "high": shape.high}
        self.problem("SQ012", tree.line, place, value=number, **limits)
        return None

    def _word(self, shape: Word, tree: Scalar, place: str) -> str | None:
        value = tree.value
        if shape.values and value not in shape.values:
            near = nearest(value, shape.values)
            self.problem("SQ011", tree.line, place, value=_short(value), near=near)
            return None
        if shape.refers:
            self.references.append(Reference(shape.refers, value, place, tree.line))
        elif not shape.values:
            self._check_id(value, tree.line, place)
        return value

    def _check_id(
        self, value: str, line: int, place: str, reserved: frozenset[str] = frozenset()
    ) -> None:
        if value in reserved or len(value) > ID_LIMIT or not ID.fullmatch(value):
            self.problem("SQ010", line, _short(place), id=_short(value), limit=ID_LIMIT)

    def _wrong(self, expected: str, tree: Tree, place: str) -> None:
        got = _short(tree.value) if isinstance(tree, Scalar) else _kind(tree)
        self.problem("SQ009", tree.line, place, expected=expected, got=got)


def entries_of(tree: Tree, place: str = "") -> Iterator[tuple[str, Scalar]]:
    """Yield every sentence of a nested table with its dotted id."""
    if isinstance(tree, Scalar):
        yield place, tree
    elif isinstance(tree, Mapped):
        for entry in tree.entries:
            yield from entries_of(entry.value, _under(place, entry.key))


def _is_day(value: str) -> bool:
    try:
        return DAY.fullmatch(value) is not None and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _under(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key


def _put(data: dict[str, Data], key: str, value: Data | None) -> None:
    if value is not None:
        data[key] = value


def _rest_of_sentence(entry: Entry) -> bool:
    """Tell a sentence cut at a comma, `{say: No, thanks}`, from a misspelt key."""
    return " " in entry.key and isinstance(entry.value, Scalar) and not entry.value.value


def _short(value: str) -> str:
    return value if len(value) <= QUOTED_LIMIT else value[: QUOTED_LIMIT - 1] + "…"


def _kind(tree: Tree) -> str:
    return "{…}" if isinstance(tree, Mapped) else "[…]"
