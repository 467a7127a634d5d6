"""Lists of names: pasted, one a line, or in a file that a spreadsheet saved."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto

from service_quest.domain.errors import (
    ListUnreadable,
    NameLength,
    NameOnLine,
    NameTwice,
    NoNames,
    UnfitSigns,
)
from service_quest.domain.names import NAME_MOST, likeness_of, name_of

SEPARATORS = (";", "\t", ",")
"""The first that stands in a file parts its columns: a comma may also be part of a name."""
PARTED = re.compile(r"[;\t]")
"""What parts the columns of a pasted line."""
WORD = re.compile(r"[^\W\d_]+")
ALONE = frozenset(
    {"inimene", "inimesed", "töötaja", "töötajad", "teenindaja", "teenindajad"}
    | {"person", "people", "employee", "employees", "staff"}
)
"""What heads a column of names without saying so, in small letters."""
FIRST = frozenset({"ees", "eesnimi", "first", "given", "forename"})
LAST = frozenset({"pere", "perekonna", "perenimi", "perekonnanimi", "last", "family", "surname"})
NAMING = frozenset(
    {"nimi", "nimed", "täisnimi", "eesnimi", "perenimi", "perekonnanimi"}
    | {"name", "names", "forename", "surname"}
)
BOTH = frozenset({"ja", "and"})
BESIDE = frozenset(
    {"inimese", "inimeste", "isiku", "kolleegi", "liikme", "müüja", "osaleja", "täis"}
    | {"töötaja", "töötajate", "teenindaja", "teenindajate", "klienditeenindaja"}
    | {"colleague", "employee", "employees", "full", "member", "of", "participant"}
    | {"person", "s", "staff", "the", "worker"}
)
"""Words of a heading: one that names, and others beside it. No other word may be among them,
so that nobody's own name is taken for one."""

Row = tuple[int, Sequence[str]]


class Head(Enum):
    """What a column of names has in it; what says it most clearly stands first."""

    WHOLE = auto()
    FIRST = auto()
    LAST = auto()
    ALONE = auto()


def names_on(lines: Iterable[str]) -> list[str]:
    """Return the names on lines, as they are kept. Empty lines are passed over.

    Of columns, parted by `;` or tabs as spreadsheets copy them, those headed as names are
    taken, or the first that is filled.

    Raises:
        NameOnLine: one of them will not do. NameTwice: one stands there twice.
        NoNames: there is none.
    """
    rows = _filled((number, PARTED.split(line)) for number, line in enumerate(lines, 1))
    if not (rows and _headed(rows[0][1])):
        rows = [(number, [cell for cell in cells if cell.strip()]) for number, cells in rows]
    names = _names(rows)
    _require_told_apart(names)
    return [name for _, name in names]


def names_in_table(data: bytes) -> list[str]:
    """Return the names in the first column of a CSV file, or in the one headed as names.

    Columns are parted by `;`, tabs or `,`; first and last names in two columns with a
    heading are joined. Letters may be UTF-8, UTF-16 or those of Windows (1257, 1252).

    Raises:
        ListUnreadable: it is no such file, or a quotation mark is open on a line.
        NameOnLine: a name will not do. NoNames: there is none.
    """
    return [name for _, name in _names(_filled(_rows(_text_of(data))))]


def _filled(rows: Iterable[Row]) -> list[Row]:
    return [(line, cells) for line, cells in rows if any(map(str.strip, cells))]


def _names(rows: Sequence[Row]) -> list[tuple[int, str]]:
    """Return the names in rows, each with its line; a heading says which columns they are in."""
    columns = _headed(rows[0][1]) if rows else ()
    joined = ((line, _joined(cells, columns or (0,))) for line, cells in rows[bool(columns) :])
    names = [(line, _name(line, name)) for line, name in joined if name]
    if not names:
        raise NoNames
    return names


def _require_told_apart(names: Iterable[tuple[int, str]]) -> None:
    seen: dict[str, tuple[int, str]] = {}
    for line, name in names:
        first, known = seen.setdefault(likeness_of(name), (line, name))
        if first != line:
            raise NameTwice(name=known, first=first, last=line)


def _name(line: int, text: str) -> str:
    try:
        return name_of(text)
    except (NameLength, UnfitSigns) as error:
        raise NameOnLine(line=line, most=NAME_MOST) from error


def _text_of(data: bytes) -> str:
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    # In 1257 the places of 1252's š and ž are empty, so that these two are told apart.
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1257", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise ListUnreadable(line=1)


def _rows(text: str) -> Iterator[Row]:
    """Yield the rows with the number of the line on which each begins."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    separator = next((sign for sign in SEPARATORS if sign in text), SEPARATORS[0])
    reader = csv.reader([f"{line}\n" for line in lines], delimiter=separator, strict=True)
    begins = 1
    try:
        for cells in reader:
            yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        raise ListUnreadable(line=begins) from error


def _headed(cells: Sequence[str]) -> tuple[int, ...]:
    """Return the columns that a row names as those of names; none if it is no heading."""
    found: dict[Head, int] = {}
    for at, cell in enumerate(cells):
        head = _head_of(cell)
        if head:
            found.setdefault(head, at)
    if Head.FIRST in found and Head.LAST in found:
        return found[Head.FIRST], found[Head.LAST]
    return next(((found[head],) for head in Head if head in found), ())


def _head_of(cell: str) -> Head | None:
    """Return what a cell says that is below it, if it is the heading of names."""
    words = frozenset(WORD.findall(cell.casefold()))
    if cell.strip().casefold() in ALONE:
        return Head.ALONE
    if not words & NAMING or words - NAMING - FIRST - LAST - BOTH - BESIDE:
        return None
    first, last = bool(words & FIRST), bool(words & LAST)
    if first == last or words & BOTH:
        return Head.WHOLE
    return Head.FIRST if first else Head.LAST


def _joined(cells: Sequence[str], columns: tuple[int, ...]) -> str:
    parts = (cells[at].strip() for at in columns if at < len(cells))
    return " ".join(part for part in parts if part)
