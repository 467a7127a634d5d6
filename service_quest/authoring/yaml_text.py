"""YAML files as trees with line numbers; anything hostile is refused before it is built.

Only the events of ruamel's parser are used. Values stay text: what a field
expects decides what a value means, so `no` or `1.10` in a sentence stays as typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from service_quest.authoring.problem import Problem

FILE_LIMIT = 64 * 1024
"""The most bytes that a content file may have."""
DEPTH_LIMIT = 16
DETAIL_LIMIT = 120
ALLOWED = "\t\r\u00a0\u202f\u200d"
"""Signs that are not printable but harmless: tab, return, fixed spaces, joiner."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value, as typed. `plain`: written without quotes."""

    line: int
    value: str
    plain: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """A YAML sequence."""

    line: int
    items: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a mapping with the line of the key."""

    key: str
    line: int
    value: Tree


@dataclass(frozen=True, slots=True)
class Mapped:
    """A YAML mapping, in the order of the file."""

    line: int
    entries: tuple[Entry, ...]


Tree = Scalar | Listing | Mapped


class Refused(Exception):
    """A file cannot be read any further: `code`, `line` and what a sentence needs."""

    def __init__(self, code: str, line: int, **data: str | int) -> None:
        """Keep the code, the line (from 1) and the data."""
        super().__init__(code)
        self.code, self.line, self.data = code, line, data


def read_tree(path: Path) -> tuple[Mapped, list[Problem]]:
    """Read a file whose top level is a mapping; repeated keys are problems too.

    A file that cannot be read gives an empty mapping and its problem.
    """
    found: list[Problem] = []
    try:
        return _TreeReader(path, found).top(_text_of(path)), found
    except Refused as refused:
        problem = Problem(refused.code, path, refused.line, path.name, refused.data)
        return Mapped(1, ()), [*found, problem]


def _text_of(path: Path) -> str:
    raw = _bytes_of(path)
    if len(raw) > FILE_LIMIT:
        raise Refused("SQ002", 1, limit=FILE_LIMIT // 1024)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise Refused("SQ003", line, byte=error.start) from error
    return _printable(text)


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            # One byte more than allowed, so that a huge file is never held in memory.
            return file.read(FILE_LIMIT + 1)
    except OSError as error:
        raise Refused("SQ039", 1, detail=error.strerror or "") from error


def _printable(text: str) -> str:
    for number, line in enumerate(text.split("\n"), start=1):
        for byte, character in enumerate(line):
            if not (character.isprintable() or character in ALLOWED):
                raise Refused("SQ003", number, byte=byte)
    return text


class _TreeReader:
    """Builds a tree from parser events, depth first, and never past the depth limit."""

    def __init__(self, path: Path, found: list[Problem]) -> None:
        self.path, self.found = path, found

    def top(self, text: str) -> Mapped:
        try:
            tree = self._document(_events(text))
        except MarkedYAMLError as error:
            raise _syntax(error) from error
        except YAMLError as error:
            raise Refused("SQ001", 1, detail=str(error)[:DETAIL_LIMIT]) from error
        if not isinstance(tree, Mapped):
            raise Refused("SQ014", 1)
        return tree

    def _document(self, events: Iterator[Any]) -> Tree | None:
        tree = None
        for event in events:
            kind = type(event).__name__
            if kind == "DocumentStartEvent" and tree is not None:
                raise Refused("SQ014", _line(event))
            if kind in ("ScalarEvent", "SequenceStartEvent", "MappingStartEvent"):
                tree = self._tree(event, events, 1)
            elif kind == "AliasEvent":
                raise Refused("SQ005", _line(event))
        return tree

    def _tree(self, event: Any, events: Iterator[Any], depth: int) -> Tree:
        kind, line = type(event).__name__, _line(event)
        if kind == "AliasEvent" or event.anchor is not None or event.tag is not None:
            raise Refused("SQ005", line)
        if depth > DEPTH_LIMIT:
            raise Refused("SQ004", line, limit=DEPTH_LIMIT)
        if kind == "ScalarEvent":
            return Scalar(line, str(event.value), event.style is None)
        children = self._children(events, depth + 1)
        if kind == "SequenceStartEvent":
            return Listing(line, tuple(children))
        return Mapped(line, tuple(self._entries(children)))

    def _children(self, events: Iterator[Any], depth: int) -> Iterator[Tree]:
        for event in events:
            if type(event).__name__ in ("SequenceEndEvent", "MappingEndEvent"):
                return
            yield self._tree(event, events, depth)

    def _entries(self, children: Iterator[Tree]) -> Iterator[Entry]:
        seen: dict[str, int] = {}
        for key in children:
            value = next(children)
            if not isinstance(key, Scalar):
                raise Refused("SQ001", key.line, detail="a key must be one word")
            if key.value in seen:
                data = {"key": key.value, "first": seen[key.value]}
                self.found.append(Problem("SQ006", self.path, key.line, key.value, data))
                continue
            seen[key.value] = key.line
            yield Entry(key.value, key.line, value)


def _syntax(error: Any) -> Refused:
    mark = error.problem_mark or error.context_mark
    detail = " ".join(str(error.problem or error.context).split())
    return Refused("SQ001", mark.line + 1 if mark else 1, detail=detail[:DETAIL_LIMIT])


def _events(text: str) -> Iterator[Any]:
    parse: Any = YAML(typ="safe", pure=True).parse  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    return parse(text)


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1
