"""Every sentence that anybody reads, by language, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from service_quest.authoring.library import Library

GAP = re.compile(r"\{\w+\}")
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
CODE = re.compile(
    r"""\S+://\S+          # an address
      | --[\w-]+           # an option
      | \S*[\w/]/[\w/]\S*  # a path
      | \w*[_\d]\w*        # SERVICE_QUEST_PORT, 6379, UTF-8
      | \b\w+\.(?:yaml|md|py)\b
      | &\w+; """,
    re.VERBOSE,
)


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
        return WORD.findall(CODE.sub(" ", GAP.sub(" ", self.text)))


def sentences(library: Library, language: str) -> Iterator[Sentence]:
    """Yield every sentence of a language: the app's own, then each scenario's."""
    for text_id, text in library.interface[language].items():
        yield Sentence("interface", text_id, text)
    for name in library.scenarios:
        for text_id, text in library.texts(name, language).items():
            yield Sentence(name, text_id, text)
