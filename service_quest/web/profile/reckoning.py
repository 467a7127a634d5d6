"""The profile as the browser works it out, offline and for guests too, from its own record.

Everything here is a `Var`: an expression that runs in the browser. The rules are those of
`domain/profile.py` and `domain/next_play.py`; the tests hold both against each other.
"""

from __future__ import annotations

from typing import Any

import reflex as rx

from service_quest.domain.next_play import STAGES_LEAST, STARS_MOST, STEADY, Why
from service_quest.domain.profile import PERCENT, TREND_LEAST, Trend
from service_quest.domain.scenario import STAGES
from service_quest.web.player.tables import Table
from service_quest.web.shell import me, plays, stars, tried

Names = rx.vars.ArrayVar[list[str]]
Figure = rx.vars.NumberVar[int]
FIRST, LATEST = "first", "last"
"""A scenario's tries as the device's record calls them."""


def names(scenarios: list[str]) -> Names:
    """Return scenarios that are known beforehand."""
    return rx.Var.create(scenarios).to(list[str])


def every_stage() -> Names:
    """Return the seven stages in their order."""
    return names(list(STAGES))


def means(table: Table, which: str) -> rx.vars.ArrayVar[list[int]]:
    """Return the mean accuracy of the tries at each stage in turn, -1 where there is none."""
    every = every_stage().map(lambda stage: mean_of(stage_names(table, stage), which))
    return every.to(list[int])


def stage_names(table: Table, stage: Any) -> Names:
    """Return a stage's scenarios, the hardest last."""
    return table["stages"].to(dict[str, list[str]])[_key(stage)].to(list[str])


def _key(name: Any) -> rx.vars.StringVar:
    return rx.Var.create(name).to(str)


def houses(table: Table) -> Names:
    """Return the scenarios that have a house, in the order of the street."""
    return table["houses"].to(list[str])


def accuracy(name: Any, which: str) -> Figure:
    """Return the accuracy of a try, 0-100; undefined where it is not known."""
    return tried(name)[which].to(dict[str, int])["accuracy"].to(int)


def mean_of(scenarios: Names, which: str) -> Figure:
    """Return the mean accuracy of the tries at some scenarios, -1 where there is none."""
    every = scenarios.map(lambda name: accuracy(name, which)).to(list[int])
    found = every.filter(lambda one: one >= 0).to(list[int])
    total = found.reduce(lambda sum_, one: sum_ + one, 0).to(int)
    return rx.cond(found.length() > 0, (total / found.length() + 0.5) // 1, -1).to(int)


def trend_of(scenarios: Names) -> rx.vars.StringVar:
    """Return where a stage is going (`Trend`); empty where nothing was played twice."""
    twice = scenarios.filter(
        lambda name: (
            (plays(name) > 1) & (accuracy(name, FIRST) >= 0) & (accuracy(name, LATEST) >= 0)
        )
    ).to(list[str])
    gain = twice.reduce(
        lambda sum_, name: sum_ + accuracy(name, LATEST) - accuracy(name, FIRST), 0
    ).to(int)
    least = twice.length() * TREND_LEAST
    falls = rx.cond(gain <= -least, Trend.DOWN.value, Trend.LEVEL.value)
    told_ = rx.cond(gain >= least, Trend.UP.value, falls)
    return rx.cond(twice.length() > 0, told_, "").to(str)


def weakest_stage(table: Table) -> Table:
    """Return the `stage` with the lowest `latest` mean, and how many stages are `known`."""
    figures = every_stage().map(
        lambda stage: {"stage": stage, "latest": mean_of(stage_names(table, stage), LATEST)}
    )
    nobody = {"stage": "", "latest": PERCENT + 1, "known": 0}
    return figures.to(list[dict[str, Any]]).reduce(_weaker, nobody).to(dict[str, Any])


def _weaker(before: Table, one: Table) -> Any:
    before, one = before.to(dict[str, Any]), one.to(dict[str, Any])
    lower = one["latest"].to(int) < before["latest"].to(int)
    both = {name: rx.cond(lower, one[name], before[name]) for name in ("stage", "latest")}
    return rx.cond(
        one["latest"].to(int) < 0, before, {**both, "known": before["known"].to(int) + 1}
    )


def next_of(table: Table, weak: Table) -> Table:
    """Return what comes next: the scenario's `name`, `why`, and what the reason is `about`.

    `weak`: from `weakest_stage`.
    """
    ways = [
        *_for_stages(table, weak),
        _way(Why.PRINCIPLE, _training(table)[0], weakest_principle()),
        *_on_the_street(table),
    ]
    every = rx.Var.create([_assigned(table), *ways]).to(list[dict[str, Any]])
    return every.filter(lambda way: way["name"])[0].to(dict[str, Any])


def _way(why: Why, name: Any, about: Any = "") -> dict[str, Any]:
    return {"why": why.value, "name": name, "about": about}


def _assigned(table: Table) -> dict[str, Any]:
    tasks = rx.cond(me("assigned"), me("assigned"), []).to(list[dict[str, str]])
    known = table["scenarios"].to(dict[str, Any])
    here = tasks.filter(lambda task: known[_key(task["scenario"])]).to(list[dict[str, str]])
    return _way(Why.ASSIGNED, here[0]["scenario"])


def _for_stages(table: Table, weak: Table) -> list[dict[str, Any]]:
    enough, stage = weak["known"].to(int) >= STAGES_LEAST, weak["stage"]
    unknown = every_stage().filter(lambda one: mean_of(stage_names(table, one), LATEST) < 0)
    begin = rx.cond(enough, "", unknown[0])
    of_it = rx.cond(enough, stage_names(table, stage), []).to(list[str])
    hardest = of_it[-1]
    poor = (weak["latest"].to(int) < STEADY) & ~is_lit(hardest)
    return [
        _way(Why.BEGIN, rx.cond(begin, stage_names(table, begin)[0], ""), begin),
        _way(Why.STAGE_NEW, of_it.filter(lambda name: plays(name) == 0)[0], stage),
        _way(Why.STAGE_HARD, rx.cond(poor, hardest, ""), stage),
    ]


def weakest_principle() -> rx.Var[Any]:
    """Return the principle that the server last told to be the weakest; undefined for none."""
    return me("principles").to(dict[str, str])["weakest"]


def _training(table: Table) -> Names:
    """Return the scenarios that train the weakest principle and are not fully lit."""
    of_it = table["trains"].to(dict[str, list[str]])[_key(weakest_principle())]
    return rx.cond(of_it, of_it, []).to(list[str]).filter(lambda name: ~is_lit(name))


def _on_the_street(table: Table) -> list[dict[str, Any]]:
    every = houses(table)
    poor = every.filter(_is_unbettered).to(list[str])
    dark = every.filter(lambda name: ~is_lit(name)).to(list[str])
    return [
        _way(Why.FIRST_TRY, _least(poor, lambda name: accuracy(name, FIRST))),
        _way(Why.UNMET, every.filter(lambda name: plays(name) == 0)[0]),
        _way(Why.DARK, _least(dark, _brightness)),
        _way(Why.ALL_LIT, _least(every, _brightness)),
    ]


def _least(scenarios: Names, figure: Any) -> Any:
    """Return the scenario with the lowest figure, of equals the first; empty for none."""
    return scenarios.reduce(
        lambda least, name: rx.cond((least == "") | (figure(name) < figure(least)), name, least),
        "",
    )


def is_lit(name: Any) -> rx.Var[bool]:
    """Tell whether all windows of a house are lit."""
    return stars(name) >= STARS_MOST


def _is_unbettered(name: Any) -> rx.Var[bool]:
    first = accuracy(name, FIRST)
    return (first < STEADY) & (accuracy(name, LATEST) <= first)


def _brightness(name: Any) -> Any:
    last = accuracy(name, LATEST)
    return stars(name) * (PERCENT + 1) + rx.cond(last >= 0, last, 0)
