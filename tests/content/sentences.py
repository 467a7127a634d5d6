"""Every sentence that anybody reads, by language, and where it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from service_quest.authoring.library import CONTENT_ROOT, Library
from service_quest.authoring.schema import SCHEMA_FILE

GAP = re.compile(r"\{\w+\}")
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
CODE = re.compile(
    r"""\S+://\S+                # an address
      | --[\w-]+                 # an option
      | <[\w.]+>                 # what is to be filled in
      | \bservice-quest\ [\w-]+  # a command
      | \bcontent(?:/[\w.]+|\ (?:translate|accept|check)\b)
      | \w*[_\d]\w*              # SERVICE_QUEST_PORT, 6379, UTF-8
    """,
    re.VERBOSE,
)
FOR_WRITERS = ("checks.", "launcher.")
"""Sentences that name fields of a scenario file."""
QUOTING = ("about.source_",)
"""Sentences that name works in the language they are written in."""


@dataclass(frozen=True)
class Sentence:
    """A sentence, and its place: `interface` or a scenario, then the id."""

    part: str
    id: str
    text: str

    @property
    def place(self) -> str:
        """Return where it stands, for whoever is to mend it."""
        return f"{self.part} {self.id}"

    @property
    def words(self) -> list[str]:
        """Return its words in order: no gaps to be filled, numbers, addresses, or code."""
        if self.id.startswith(QUOTING):
            return []
        words: list[str] = WORD.findall(CODE.sub(" ", GAP.sub(" ", self.text)))
        fields = field_names() if self.id.startswith(FOR_WRITERS) else frozenset[str]()
        return [word for word in words if word not in fields]


def sentences(library: Library, language: str) -> Iterator[Sentence]:
    """Yield every sentence of a language: the app's own, then each scenario's."""
    for text_id, text in library.interface[language].items():
        yield Sentence("interface", text_id, text)
    for name in library.scenarios:
        for text_id, text in library.texts(name, language).items():
            yield Sentence(name, text_id, text)


@cache
def field_names() -> frozenset[str]:
    """Return the words that a scenario file is made of: its fields, and what may stand there."""
    return frozenset(_names(json.loads((CONTENT_ROOT / SCHEMA_FILE).read_text("utf-8"))))


def _names(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from schema.get("properties", ())
        yield from (value for value in schema.get("enum", ()) if isinstance(value, str))
        for value in schema.values():
            yield from _names(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _names(value)
