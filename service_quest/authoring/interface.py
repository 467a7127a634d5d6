"""The app's own sentences, by language: content/interface/<language>/*.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from service_quest.authoring.fitting import entries_of
from service_quest.authoring.problem import Problem
from service_quest.authoring.yaml_text import read_tree

PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Interface:
    """One language's sentences by dotted id, and the file and line of each."""

    folder: Path
    texts: dict[str, str] = field(default_factory=dict[str, str])
    places: dict[str, tuple[str, int]] = field(default_factory=dict[str, tuple[str, int]])

    @property
    def language(self) -> str:
        """The language that the folder is named for."""
        return self.folder.name

    def gaps(self, text_id: str) -> set[str]:
        """Return the names in braces that a sentence leaves to be filled."""
        return set(PLACEHOLDER.findall(self.texts[text_id]))

    def near(self, text_id: str) -> int:
        """Return the line after which a lacking sentence would stand, 1 for none."""
        while text_id:
            text_id = text_id.rpartition(".")[0]
            under = (i for i in self.places if text_id and i.startswith(f"{text_id}."))
            lines = [self.places[i][1] for i in under]
            if lines:
                return max(lines)
        return 1


def read_interface(folder: Path) -> tuple[Interface, list[Problem]]:
    """Read every file of a language; an id in two files is a problem."""
    interface, problems = Interface(folder), list[Problem]()
    for path in sorted(folder.glob("*.yaml")):
        tree, found = read_tree(path)
        problems += found
        for text_id, scalar in entries_of(tree):
            if text_id in interface.texts:
                first = interface.places[text_id][1]
                data = {"key": text_id, "first": first}
                problems.append(Problem("SQ006", path, scalar.line, text_id, data))
            interface.texts[text_id] = scalar.value.strip()
            interface.places[text_id] = path.name, scalar.line
    return interface, problems


def compare_interfaces(interfaces: Mapping[str, Interface], first: str) -> Iterator[Problem]:
    """Yield what a language lacks that another has, and gaps unlike the first language's."""
    files = {i: place[0] for one in interfaces.values() for i, place in one.places.items()}
    for interface in interfaces.values():
        lacking = [text_id for text_id in files if text_id not in interface.texts]
        for text_id in lacking:
            path, line = interface.folder / files[text_id], interface.near(text_id)
            data = {"id": text_id, "language": interface.language}
            yield Problem("SQ048", path, line, text_id, data)
        yield from _silent(interface, interfaces)
        if first in interfaces:
            yield from _other_gaps(interface, interfaces[first])


def _silent(interface: Interface, all_of_them: Mapping[str, Interface]) -> Iterator[Problem]:
    """Yield empty sentences, but for those left empty on purpose in every language."""
    for text_id, (name, line) in interface.places.items():
        spoken = any(one.texts.get(text_id) for one in all_of_them.values())
        if spoken and not interface.texts[text_id]:
            yield Problem("SQ042", interface.folder / name, line, text_id, {"id": text_id})


def _other_gaps(interface: Interface, first: Interface) -> Iterator[Problem]:
    for text_id, (name, line) in interface.places.items():
        if text_id in first.texts and first.gaps(text_id) != interface.gaps(text_id):
            wanted = ", ".join(sorted(first.gaps(text_id))) or "–"
            data = {"id": text_id, "wanted": wanted}
            yield Problem("SQ049", interface.folder / name, line, text_id, data)
