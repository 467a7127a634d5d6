"""Figures of every scenario side by side, for writers: size, worth, and what bots make of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from service_quest.authoring.bots import BOTS, Tally, breaches, overall
from service_quest.authoring.library import Library
from service_quest.authoring.proofs.length import best_readings
from service_quest.authoring.proofs.script import Script, shown
from service_quest.authoring.report import say
from service_quest.domain.analysis import analyse
from service_quest.domain.scenario import street_order

CASUAL = "random"
"""The bot that a scenario's difficulty is measured by."""
COLUMNS = ("scenario", "level", "words", "turns", "positions", "endings", "spread", "difficulty")
NAMES = 2
"""So many columns are names, set to the left; the rest are figures."""
BOT_COLUMNS = ("bot", "points", "stars", "mark")

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Figures:
    """One scenario in figures.

    `words` and `turns`: of the longest best path. `spread`: the recommendations (0-10) that
    its endings can come to. `difficulty` 0-100: the points of best play that random play
    misses.
    """

    scenario: str
    level: str
    words: int
    turns: int
    positions: int
    endings: int
    spread: tuple[int, ...]
    difficulty: int


def scripts(library: Library) -> list[Script]:
    """Return every scenario of a library as the proofs and bots see it, by level.

    Raises:
        TooManyPositions: one is over its bound.
    """
    sources = library.scenarios.values()
    found = [Script(s, analyse(s.scenario), shown(s, library)) for s in sources]
    return sorted(found, key=lambda script: street_order(script.scenario))


def figures_of(script: Script, casual: Tally) -> Figures:
    """Return the figures of a scenario. `casual`: what random play came to."""
    analysis, scenario = script.analysis, script.scenario
    best = max(analysis.best[start] for start in script.starts)
    outcomes = (outcome for outcome in analysis.outcomes if outcome)
    own = {scenario.language: script.texts.get(scenario.language, script.source.texts)}
    return Figures(
        scenario.id,
        scenario.level,
        max((reading.words for _, _, reading in best_readings(script, own)), default=0),
        max(analysis.turns[start] for start in script.starts),
        len(script.graph.positions),
        sum(node.ending is not None for node in scenario.nodes.values()),
        tuple(sorted({outcome.recommendation for outcome in outcomes})),
        round(best - casual.points),
    )


def survey(
    all_scripts: Sequence[Script], found: Mapping[str, Mapping[str, Tally]], texts: Texts
) -> str:
    """Return the tables of scenarios and of bots, and where a bot does too well.

    `found`: bot → scenario → tally; `texts`: interface texts of the writer's language.
    """
    heads = [say(texts, f"report.{name}") for name in COLUMNS]
    rows = [_row(figures_of(s, found[CASUAL][s.scenario.id])) for s in all_scripts]
    bot_heads = [say(texts, f"report.{name}") for name in BOT_COLUMNS]
    parts = [_table(heads, rows, NAMES), _table(bot_heads, [*_bot_rows(found, texts)], 1)]
    told = [*_told(found, texts)]
    return "\n\n".join([*parts, "\n".join(told)] if told else parts)


def _row(figures: Figures) -> list[str]:
    spread = f"{figures.spread[0]}-{figures.spread[-1]} ({len(figures.spread)})"
    counts = (figures.words, figures.turns, figures.positions, figures.endings)
    names = (figures.scenario, figures.level)
    return [*names, *map(str, counts), spread, str(figures.difficulty)]


def _bot_rows(found: Mapping[str, Mapping[str, Tally]], texts: Texts) -> Iterator[list[str]]:
    for bot in BOTS:
        tally = overall(found[bot.name])
        mark = say(texts, "report.fails") if bot.fails(tally) else ""
        yield [say(texts, f"bots.{bot.name}"), *_worth(tally), mark]


def _told(found: Mapping[str, Mapping[str, Tally]], texts: Texts) -> Iterator[str]:
    for scenario, bot, tally in sorted(breaches(found), key=lambda breach: breach[:2]):
        points, stars = _worth(tally)
        data = {"id": scenario, "bot": say(texts, f"bots.{bot}"), "points": points, "stars": stars}
        yield say(texts, "report.breach", data)


def _worth(tally: Tally) -> tuple[str, str]:
    return f"{tally.points:.0f}", f"{tally.stars:.0%}"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], names: int) -> str:
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    lines = (
        "  ".join(
            cell.ljust(width) if i < names else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in (heads, *rows)
    )
    return "\n".join(lines)
