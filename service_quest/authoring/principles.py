"""The rows of the service model that choices keep or break (content/principles.yaml)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from service_quest.authoring.problem import Problem
from service_quest.authoring.yaml_text import Listing, Scalar, read_tree


@dataclass(frozen=True, slots=True)
class Principle:
    """One rule of the service model.

    Its words are the interface texts `principles.<id>.name`, `.rule` and `.tip`.
    """

    id: str
    group: str


def read_principles(path: Path) -> tuple[dict[str, Principle], list[Problem]]:
    """Read the principles' ids by group, in the order of the file."""
    tree, problems = read_tree(path)
    principles: dict[str, Principle] = {}
    for entry in tree.entries:
        if isinstance(entry.value, Listing):
            ids = [str(i.value) for i in entry.value.items if isinstance(i, Scalar)]
            principles |= {name: Principle(name, entry.key) for name in ids}
        else:
            data = {"expected": "list", "got": entry.key}
            problems.append(Problem("SQ009", path, entry.line, entry.key, data))
    return principles, problems
