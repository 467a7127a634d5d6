"""Badges as they are written (content/badges.yaml), and whether each has its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from service_quest.authoring.fitting import Data, Fitting
from service_quest.authoring.problem import Problem
from service_quest.authoring.shapes import Each, Field, Flag, Record, Table, Whole, Word
from service_quest.authoring.yaml_text import read_tree
from service_quest.domain.badges import Badge, Meter, MoveRule, PlayRule, TeamRule
from service_quest.domain.scenario import METER_MAX, Kind, Serves

FAMILIES = ("words", "conversations", "team")
SCENARIOS_MOST = 50
WEEKS = (4, 52)
"""A best week is one of so many at least, and at most."""
WORDS = ("name", "how", "earned")
"""A badge's interface texts: `badges.<id>.name`, how to earn it, what is said on earning it."""

Named = TypeVar("Named", bound=StrEnum)


def _some(words: type[StrEnum]) -> Each:
    return Each(Word(tuple(str(word) for word in words)), single=True)


MOVE = Record(
    {
        "kinds": Field(_some(Kind)),
        "serves": Field(_some(Serves)),
        "instead_of": Field(_some(Kind), note="could have been given there"),
        "finds": Field(Flag(), note="brought out something new"),
        "fits": Field(Flag(), note="its offer was taken up and fits fully"),
        "raises": Field(_some(Meter), note="meters that it lifted"),
    }
)
PLAY = Record(
    {
        "goal": Field(Flag(), note="false: the goal need not be reached"),
        "never": Field(_some(Kind), note="lay open and were never given"),
        "calm_down_to": Field(Whole(0, METER_MAX)),
        "balance_from": Field(Whole(0, METER_MAX)),
    }
)
TEAM = Record(
    {
        "everyone": Field(Flag(), note="all who were there practised on two days"),
        "street": Field(Flag(), note="every house is lit by someone of the team"),
        "best_of": Field(Whole(*WEEKS), note="its best own week of so many"),
    }
)
BADGE = Record(
    {
        "family": Field(Word(FAMILIES), required=True),
        "scenarios": Field(Whole(1, SCENARIOS_MOST), note="how many must show it"),
        "move": Field(MOVE),
        "play": Field(PLAY),
        "team": Field(TEAM),
    }
)
BADGES = Table(BADGE)


def read_badges(path: Path) -> tuple[tuple[Badge, ...], list[Problem]]:
    """Read the badges in the order of the file, and everything that is wrong with them."""
    tree, problems = read_tree(path)
    fitting = Fitting(path, problems)
    fitted = fitting.fit(BADGES, tree, "")
    found = fitted if isinstance(fitted, dict) else {}
    for name, data in found.items():
        if not _asked_of(data):
            fitting.problem("SQ008", fitting.places[name], name, key="move")
    return tuple(_badge(name, data) for name, data in found.items()), fitting.problems


def lacking_words(
    badges: Iterable[Badge], path: Path, interface: Mapping[str, Mapping[str, str]]
) -> Iterator[Problem]:
    """Yield every sentence of a badge that a language lacks. `interface`: see `Library`."""
    for badge in badges:
        for language, texts in interface.items():
            ids = [f"badges.{badge.id}.{word}" for word in WORDS]
            for text_id in (one for one in ids if not texts.get(one)):
                yield Problem("SQ048", path, 1, badge.id, {"id": text_id, "language": language})


def _asked_of(data: Data) -> bool:
    return isinstance(data, dict) and any(data.get(rule) for rule in ("move", "play", "team"))


def _badge(name: str, data: Data) -> Badge:
    fields = data if isinstance(data, dict) else {}
    move, play, team = (fields.get(rule) for rule in ("move", "play", "team"))
    return Badge(
        name,
        str(fields.get("family", FAMILIES[0])),
        _whole(fields, "scenarios", 1),
        _move(move) if isinstance(move, dict) else None,
        _play(play) if isinstance(play, dict) else None,
        _team(team) if isinstance(team, dict) else None,
    )


def _move(data: dict[str, Data]) -> MoveRule:
    return MoveRule(
        _named(Kind, data.get("kinds")),
        _named(Serves, data.get("serves")),
        _named(Kind, data.get("instead_of")),
        data.get("finds") is True,
        data.get("fits") is True,
        _named(Meter, data.get("raises")),
    )


def _play(data: dict[str, Data]) -> PlayRule:
    return PlayRule(
        data.get("goal") is not False,
        _named(Kind, data.get("never")),
        _whole(data, "calm_down_to", METER_MAX),
        _whole(data, "balance_from", 0),
    )


def _team(data: dict[str, Data]) -> TeamRule:
    return TeamRule(
        data.get("everyone") is True,
        data.get("street") is True,
        _whole(data, "best_of", 0),
    )


def _whole(data: dict[str, Data], key: str, otherwise: int) -> int:
    value = data.get(key)
    return value if isinstance(value, int) else otherwise


def _named(words: type[Named], data: Data | None) -> frozenset[Named]:
    return frozenset(words(str(item)) for item in data) if isinstance(data, list) else frozenset()
