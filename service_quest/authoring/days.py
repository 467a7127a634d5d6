"""Whose day it is, as it is written (content/days.yaml), and whether everybody has one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from service_quest.authoring.fitting import Data, Fitting, Reference
from service_quest.authoring.problem import Problem, nearest
from service_quest.authoring.shapes import Date, Each, Field, Record, Word
from service_quest.authoring.yaml_text import read_tree
from service_quest.domain.days import Rota
from service_quest.domain.scenario import DAILY

CUSTOMER = Word(refers="scenarios")
DAYS = Record(
    {
        "since": Field(Date(), note="before it there was nobody"),
        "repeat": Field(Each(CUSTOMER), required=True, note="one a day, round and round"),
        "dates": Field(
            Each(
                Record(
                    {
                        "day": Field(Date(), required=True),
                        "customer": Field(CUSTOMER, required=True),
                    }
                )
            )
        ),
    }
)

Named = Sequence[Reference]
Levels = Mapping[str, str | None]
"""The level of each scenario; None of one that cannot be read."""


def read_days(path: Path) -> tuple[Rota, Named, list[Problem]]:
    """Read the rota, every scenario that it names, and what is wrong with the file."""
    tree, problems = read_tree(path)
    fitting = Fitting(path, problems)
    fitted = fitting.fit(DAYS, tree, "")
    data = fitted if isinstance(fitted, dict) else {}
    if data.get("repeat") == []:
        fitting.problem("SQ113", fitting.places["repeat"], "repeat")
    repeat, since = _names(data.get("repeat")), data.get("since")
    first = date.fromisoformat(since) if isinstance(since, str) else date.min
    return Rota(repeat, _dates(data, fitting), first), fitting.references, fitting.problems


def _names(data: Data | None) -> tuple[str, ...]:
    return tuple(str(name) for name in data) if isinstance(data, list) else ()


def _dates(data: Mapping[str, Data], fitting: Fitting) -> Mapping[date, str]:
    listed, dates = data.get("dates"), dict[date, str]()
    for entry in listed if isinstance(listed, list) else []:
        day, name = (
            (entry.get("day"), entry.get("customer")) if isinstance(entry, dict) else ("", "")
        )
        if not day or not name:
            continue  # told as lacking
        fixed = date.fromisoformat(str(day))
        if fixed in dates:
            fitting.problem("SQ114", fitting.places["dates"], "dates", day=str(day))
        dates[fixed] = str(name)
    return dates


def misplaced(named: Named, path: Path, levels: Levels) -> Iterator[Problem]:
    """Yield who is on the rota and should not be, and who should be and is not."""
    daily = [name for name, level in levels.items() if level == DAILY]
    for one in named:
        data = {"id": one.id}
        if one.id not in levels:
            near = nearest(one.id, daily)
            yield Problem("SQ110", path, one.line, one.where, {**data, "near": near})
        elif levels[one.id] not in (DAILY, None):
            level = levels[one.id] or ""
            yield Problem("SQ111", path, one.line, one.where, {**data, "level": level})
    for name in sorted(set(daily) - {one.id for one in named}):
        yield Problem("SQ112", path, 1, name, {"id": name})
