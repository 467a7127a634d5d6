"""Lists of names: pasted, one a line, or in a file that a spreadsheet saved."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterable, Iterator, Sequence

from service_quest.domain.errors import ListUnreadable, NameLength, NameOnLine, UnfitSigns
from service_quest.domain.names import NAME_MOST, name_of

SEPARATORS = (";", "\t", ",")
"""The first that stands in a file parts its columns: a comma may also be part of a name."""
WHOLE = frozenset(
    {"nimi", "täisnimi", "ees- ja perekonnanimi", "ees- ja perenimi", "inimene", "töötaja"}
    | {"name", "full name", "person", "employee"}
)
FIRST = frozenset({"eesnimi", "first name", "given name"})
LAST = frozenset({"perekonnanimi", "perenimi", "last name", "surname", "family name"})
"""What heads a column of names, in small letters."""

Row = tuple[int, Sequence[str]]


def names_on(lines: Iterable[str]) -> list[str]:
    """Return the names on lines, as they are kept. Empty lines are passed over.

    Raises:
        NameOnLine: one of them will not do.
    """
    # Columns copied out of a spreadsheet come with tabs between them.
    tidied = ((number, line.replace("\t", " ")) for number, line in enumerate(lines, 1))
    return [_name(number, line) for number, line in tidied if line.strip()]


def names_in_table(data: bytes) -> list[str]:
    """Return the names in the first column of a CSV file, or in the one headed as names.

    Columns are parted by `;`, tabs or `,`; first and last names in two columns with a
    heading are joined. Letters may be UTF-8, UTF-16 or those of Windows (1257, 1252).

    Raises:
        ListUnreadable: it is no such file, or a quotation mark is open on a line.
        NameOnLine: a name will not do.
    """
    rows = [(line, cells) for line, cells in _rows(_text_of(data)) if any(map(str.strip, cells))]
    columns = _headed(rows[0][1]) if rows else ()
    names = ((line, _joined(cells, columns or (0,))) for line, cells in rows[bool(columns) :])
    return [_name(line, name) for line, name in names if name]


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
    heads = [cell.strip().casefold() for cell in cells]
    found = {
        kind: at for kind in (WHOLE, FIRST, LAST) for at, head in enumerate(heads) if head in kind
    }
    if FIRST in found and LAST in found:
        return found[FIRST], found[LAST]
    return next(((at,) for at in found.values()), ())


def _joined(cells: Sequence[str], columns: tuple[int, ...]) -> str:
    parts = (cells[at].strip() for at in columns if at < len(cells))
    return " ".join(part for part in parts if part)
