"""Everything under content/: scenarios, overlays, principles, badges, days, guide, interface."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from service_quest.authoring.badges import lacking_words, read_badges
from service_quest.authoring.days import misplaced, read_days
from service_quest.authoring.guide import (
    misquoted,
    read_guide,
    unknown_principles,
    wordless,
)
from service_quest.authoring.interface import (
    Interface,
    compare_interfaces,
    read_interface,
)
from service_quest.authoring.overlays import (
    check_overlay,
    check_own_sentences,
    merged,
    read_overlay,
)
from service_quest.authoring.principles import Principle, read_principles
from service_quest.authoring.problem import Problem, in_order
from service_quest.authoring.reader import read_scenario
from service_quest.authoring.regulars import check_regulars
from service_quest.authoring.source import Overlay, ScenarioSource
from service_quest.domain.badges import Badge
from service_quest.domain.days import NOBODY, Rota
from service_quest.domain.guide import Card

PACKAGE = Path(__file__).resolve().parents[1]
BESIDE = PACKAGE.parent / "content"
CONTENT_ROOT = BESIDE if BESIDE.is_dir() else PACKAGE / "bundled" / "content"
"""The content of a checkout, else what an installed package brings along."""

FIRST_LANGUAGE = "et"


@dataclass(frozen=True)
class Library:
    """The content of one root, with every problem found while reading it.

    `scenarios` holds only those that the rules can run on. `languages` are the
    folders under content/interface, Estonian first. `badges` stand in the wall's order.
    `rota` tells whose day is when. `cards` are the field guide's, in its order.
    """

    root: Path
    scenarios: Mapping[str, ScenarioSource]
    overlays: Mapping[tuple[str, str], Overlay]
    languages: tuple[str, ...]
    interface: Mapping[str, Mapping[str, str]]
    principles: Mapping[str, Principle]
    problems: tuple[Problem, ...]
    badges: tuple[Badge, ...] = ()
    rota: Rota = NOBODY
    cards: tuple[Card, ...] = ()

    def texts(self, scenario_id: str, language: str) -> Mapping[str, str]:
        """Return the sentences of a scenario: the overlay's over its own language's.

        Raises KeyError for a scenario that the library does not hold.
        """
        source = self.scenarios[scenario_id]
        return merged(source, self.overlays.get((scenario_id, language)))


def load_library(root: Path = CONTENT_ROOT) -> Library:
    """Read all content; a root whose files have not changed is read only once."""
    root = root.resolve()
    return _load(root, _state_of(root))


def _state_of(root: Path) -> tuple[tuple[str, int, int], ...]:
    """Return name, size and time of every content file: what tells that one changed."""
    stats = ((path, path.stat()) for path in sorted(root.rglob("*.yaml")))
    return tuple((str(p), stat.st_size, stat.st_mtime_ns) for p, stat in stats)


@lru_cache(maxsize=4)
def _load(root: Path, _state: object) -> Library:
    loading = _Loading(root)
    loading.read_languages()
    loading.read_scenarios()
    loading.read_overlays()
    loading.check_regulars()
    loading.read_badges()
    loading.read_days()
    loading.read_guide()
    return Library(
        root,
        loading.scenarios,
        loading.overlays,
        tuple(loading.interface),
        {name: one.texts for name, one in loading.interface.items()},
        loading.principles,
        in_order(loading.problems),
        loading.badges,
        loading.rota,
        loading.cards,
    )


class _Loading:
    """A library in the making."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.scenarios: dict[str, ScenarioSource] = {}
        self.overlays: dict[tuple[str, str], Overlay] = {}
        self.interface: dict[str, Interface] = {}
        self.unreadable: set[str] = set()
        self.badges: tuple[Badge, ...] = ()
        self.rota = NOBODY
        self.cards: tuple[Card, ...] = ()
        self.principles, found = read_principles(root / "principles.yaml")
        self.problems += found

    def read_languages(self) -> None:
        folders = [f for f in (self.root / "interface").glob("*") if f.is_dir()]
        names = sorted((f.name for f in folders), key=_first_language_first)
        for name in names:
            self.interface[name], found = read_interface(self.root / "interface" / name)
            self.problems += found
        self.problems += compare_interfaces(self.interface, FIRST_LANGUAGE)

    def read_scenarios(self) -> None:
        for path in sorted((self.root / "scenarios").glob("*.yaml")):
            if "." in path.stem:
                continue
            reading = read_scenario(path, self.principles)
            self.problems += reading.problems
            if reading.source is None:
                self.unreadable.add(path.stem)
            else:
                self.scenarios[path.stem] = reading.source
                self.problems += check_own_sentences(reading.source)

    def read_overlays(self) -> None:
        for path in sorted((self.root / "scenarios").glob("*.*.yaml")):
            overlay, found = read_overlay(path)
            self.problems += found
            self._add(path.stem.rpartition(".")[0], overlay)
        for name, source in self.scenarios.items():
            for language in self.interface:
                own = language == source.scenario.language
                if not own and (name, language) not in self.overlays:
                    data = {"language": language, "id": name}
                    self.problems.append(Problem("SQ047", source.path, 1, name, data))

    def check_regulars(self) -> None:
        known = self.unreadable | set(self.scenarios)
        self.problems += check_regulars(self.scenarios, known, self.interface, self._texts)

    def _texts(self, name: str, language: str) -> Mapping[str, str]:
        return merged(self.scenarios[name], self.overlays.get((name, language)))

    def read_badges(self) -> None:
        path = self.root / "badges.yaml"
        if path.exists():  # content without badges is content all the same
            self.badges, found = read_badges(path)
            self.problems += found
            texts = {name: one.texts for name, one in self.interface.items()}
            self.problems += lacking_words(self.badges, path, texts)

    def read_days(self) -> None:
        path = self.root / "days.yaml"
        if path.exists():  # as with badges
            self.rota, named, found = read_days(path)
            self.problems += found
            levels = {name: one.scenario.level for name, one in self.scenarios.items()}
            levels |= dict.fromkeys(self.unreadable, None)
            self.problems += misplaced(named, path, levels)

    def read_guide(self) -> None:
        path = self.root / "guide.yaml"
        if path.exists():  # as with badges
            self.cards, named, found = read_guide(path)
            self.problems += found
            scenarios = {name: one.scenario for name, one in self.scenarios.items()}
            self.problems += misquoted(self.cards, named, path, scenarios, self.unreadable)
            self.problems += unknown_principles(named, path, self.principles)
            texts = {name: one.texts for name, one in self.interface.items()}
            self.problems += wordless(self.cards, path, texts)

    def _add(self, name: str, overlay: Overlay) -> None:
        self.overlays[name, overlay.language] = overlay
        source = self.scenarios.get(name)
        if source is not None:
            self.problems += check_overlay(source, overlay)
        stray = source is None and name not in self.unreadable
        unused = overlay.language not in self.interface
        own = source is not None and source.scenario.language == overlay.language
        if stray or unused or own:
            data = {"language": overlay.language, "id": name}
            self.problems.append(Problem("SQ046", overlay.path, 1, name, data))


def _first_language_first(name: str) -> tuple[bool, str]:
    return (name != FIRST_LANGUAGE, name)
