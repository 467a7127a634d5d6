"""A problem found in the content: a code with its data; sentences are made at the edge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend, at a line (from 1) of a file.

    `where` names the text, node, choice or field. The sentences for a code are
    the interface texts `checks.<code>.problem` and `checks.<code>.mend`, filled
    from `data`.
    """

    code: str
    path: Path
    line: int
    where: str
    data: Mapping[str, str | int] = field(default_factory=dict[str, str | int])


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems by file, line and code, each once."""
    unique = {(p.path, p.line, p.code, p.where, str(p.data)): p for p in problems}
    return tuple(unique[key] for key in sorted(unique))


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known words closest to a misspelt one, else the first few known."""
    words = sorted(set(known))
    close = get_close_matches(word, words, n=2, cutoff=0.6)
    return ", ".join(close or words[:12]) or "–"
