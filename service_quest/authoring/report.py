"""Problems as sentences for a writer, or as JSON for tools."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from service_quest.authoring.problem import Problem


def as_text(problems: Iterable[Problem], texts: Mapping[str, str]) -> str:
    """Return the problems, two lines each: file:line: code: what is wrong / how to mend it.

    `texts` are the interface texts of the writer's language.
    """
    lines = (
        f"{_shown(p.path)}:{p.line}: {p.code}: {problem_of(p, texts)}\n    {mend_of(p, texts)}"
        for p in problems
    )
    return "\n".join(lines)


def as_json(problems: Iterable[Problem], texts: Mapping[str, str]) -> str:
    """Return the problems as a JSON list, sentences included."""
    rows = [
        {
            "file": _shown(p.path),
            "line": p.line,
            "code": p.code,
            "where": p.where,
            "problem": problem_of(p, texts),
            "mend": mend_of(p, texts),
            "data": dict(p.data),
        }
        for p in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def problem_of(problem: Problem, texts: Mapping[str, str]) -> str:
    """Return the sentence that says what is wrong."""
    return _sentence(problem, "problem", texts)


def mend_of(problem: Problem, texts: Mapping[str, str]) -> str:
    """Return the sentence that says how to mend it."""
    return _sentence(problem, "mend", texts)


def say(
    texts: Mapping[str, str], text_id: str, data: Mapping[str, str | int] = MappingProxyType({})
) -> str:
    """Return the interface text `checks.<text_id>` with its gaps filled.

    Where a broken interface has no such text, its id and the data stand in.
    """
    sentence = texts.get(f"checks.{text_id}")
    if sentence is None:
        return " ".join([text_id, *(f"{name}={value}" for name, value in data.items())])
    for name, value in data.items():
        sentence = sentence.replace("{" + name + "}", str(value))
    return sentence


def _sentence(problem: Problem, part: str, texts: Mapping[str, str]) -> str:
    data = {"where": problem.where, **problem.data}
    if "expected" in data:
        data["expected"] = say(texts, f"shapes.{data['expected']}")
    return say(texts, f"{problem.code}.{part}", data)


def _shown(path: Path) -> str:
    """Return the path as seen from the current folder, where it lies below it."""
    shown = os.path.relpath(path)
    return str(path) if shown.startswith("..") else shown
