"""A scenario file as read: the rules' side, the sentences, and where each stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from service_quest.domain.scenario import Scenario


@dataclass(frozen=True, slots=True)
class ScenarioSource:
    """A readable scenario. `places`: id of a text, node, choice or field → line from 1."""

    path: Path
    scenario: Scenario
    texts: Mapping[str, str]
    places: Mapping[str, int]

    def line_of(self, place: str) -> int:
        """Return the line of a text, node, choice or field, or of the nearest around it."""
        while place and place not in self.places:
            place = place.rpartition(".")[0]
        return self.places.get(place, 1)

    def text_line(self, text_id: str) -> int:
        """Return the line that a sentence itself stands on."""
        return self.places.get(f"{text_id}.say", self.line_of(text_id))


@dataclass(frozen=True, slots=True)
class Overlay:
    """The sentences of a scenario in another language.

    `sources` holds the digest of the sentence that each was made from.
    """

    path: Path
    language: str
    texts: Mapping[str, str]
    sources: Mapping[str, str]
    places: Mapping[str, int]
