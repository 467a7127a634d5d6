"""The badges of the shop window: read, worded in every language, and there to be earned."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from service_quest.authoring.badges import WORDS, lacking_words, read_badges
from service_quest.authoring.interface import PLACEHOLDER
from service_quest.authoring.library import load_library
from service_quest.domain.analysis import Analysis, analyse
from service_quest.domain.badges import (
    WELL_DONE,
    Badge,
    Meter,
    MoveRule,
    PlayRule,
    play_of,
    shown_in,
)
from service_quest.domain.scenario import Kind, Serves
from service_quest.domain.scoring import reaches_goal

SEVEN = ("voluntary", "act", "expressing", "sincere", "will", "joy", "wish")
State = tuple[int, bool]


def shipped(root: Path) -> tuple[Badge, ...]:
    return load_library(root).badges


def written(tmp_path: Path, text: str) -> tuple[tuple[Badge, ...], list[tuple[str, int]]]:
    path = tmp_path / "badges.yaml"
    path.write_text(text, "utf-8")
    badges, problems = read_badges(path)
    return badges, [(problem.code, problem.line) for problem in problems]


def test_the_seven_words_are_a_family_each_tied_to_moves(content_root: Path) -> None:
    words = [badge for badge in shipped(content_root) if badge.family == "words"]
    assert tuple(badge.id for badge in words) == SEVEN
    assert all(badge.move is not None for badge in words)


def test_every_badge_has_its_words_in_every_language(content_root: Path) -> None:
    interface = load_library(content_root).interface
    path = content_root / "badges.yaml"
    assert list(lacking_words(shipped(content_root), path, interface)) == []
    for texts in interface.values():
        said = {i.split(".")[1] for i in texts if i.startswith("badges.") and "families" not in i}
        assert said == {badge.id for badge in shipped(content_root)}


def test_how_many_scenarios_it_takes_is_told_where_it_is_more_than_one(content_root: Path) -> None:
    for texts in load_library(content_root).interface.values():
        for badge in shipped(content_root):
            gaps = PLACEHOLDER.findall(texts[f"badges.{badge.id}.how"])
            assert gaps == (["scenarios"] if badge.scenarios > 1 else [])


def test_the_library_tells_what_is_wrong_with_its_badges(
    tmp_path: Path, content_root: Path
) -> None:
    (tmp_path / "interface" / "et").mkdir(parents=True)
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "principles.yaml").write_text("group: [A1]", "utf-8")
    (tmp_path / "badges.yaml").write_text("act: {family: words}", "utf-8")
    problems = load_library(tmp_path).problems
    assert [problem.code for problem in problems] == ["SQ008", *["SQ048"] * len(WORDS)]
    assert [p for p in load_library(content_root).problems if p.path.name == "badges.yaml"] == []


def test_a_badge_without_words_is_told(tmp_path: Path) -> None:
    badge = Badge("act", "words")
    interface = {"et": {f"badges.act.{word}": "…" for word in WORDS}, "en": {"badges.act.name": ""}}
    told = [p.data["id"] for p in lacking_words([badge], tmp_path, interface)]
    assert told == ["badges.act.name", "badges.act.how", "badges.act.earned"]


def test_all_that_may_stand_in_the_file_is_read(tmp_path: Path) -> None:
    badges, told = written(
        tmp_path,
        """
some:
  family: words
  scenarios: 4
  move: {kinds: [act, wish], serves: both, instead_of: old-hand, finds: true, fits: true,
         raises: trust}
  play: {goal: false, never: [argue], calm_down_to: 2, balance_from: 7}
other:
  family: conversations
  play: {goal: true}
""",
    )
    move = MoveRule(
        frozenset({Kind.ACT, Kind.WISH}),
        frozenset({Serves.BOTH}),
        frozenset({Kind.OLD_HAND}),
        finds=True,
        fits=True,
        raises=frozenset({Meter.TRUST}),
    )
    play = PlayRule(goal=False, never=frozenset({Kind.ARGUE}), calm_down_to=2, balance_from=7)
    assert told == []
    assert badges == (
        Badge("some", "words", 4, move, play),
        Badge("other", "conversations", 1, None, PlayRule()),
    )


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("act: {family: words, scenarios: 0, move: {kinds: act}}", "SQ012"),
        ("act: {family: word, move: {kinds: act}}", "SQ011"),
        ("act: {family: words, move: {kinds: smile}}", "SQ011"),
        ("act: {family: words, move: {kind: act}}", "SQ007"),
        ("act: {family: words, move: {finds: maybe}}", "SQ009"),
        ("act: {move: {kinds: act}}", "SQ008"),
        ("act: {family: words}", "SQ008"),
        ("Act: {family: words, move: {kinds: act}}", "SQ010"),
        ("act: words", "SQ009"),
        ("- act", "SQ014"),
    ],
)
def test_a_mistake_is_told_by_its_code(line: str, code: str, tmp_path: Path) -> None:
    _, told = written(tmp_path, line)
    assert (code, 1) in told


# Each badge can be earned in the scenarios there are.


def successors(analysis: Analysis, state: State, badge: Badge) -> Iterator[tuple[str, State]]:
    """Yield the replies that keep the badge in reach; the flag tells that its mark was met."""
    number, met = state
    graph = analysis.graph
    move, play = badge.move or MoveRule(), badge.play or PlayRule(goal=False)
    for made, target in zip(graph.moves[number], graph.targets[number], strict=True):
        kind = made.choice.kind
        if kind in play.never or (not badge.move and analysis.best[target] < 0):
            continue
        low = graph.positions[target].meters.calm <= play.calm_down_to
        well = analysis.grade(number, target) in WELL_DONE and kind in move.kinds
        yield made.choice.id, (target, met or (well if move.kinds else low))


def finished(analysis: Analysis, state: State, badge: Badge) -> bool:
    number, met = state
    graph, play = analysis.graph, badge.play or PlayRule(goal=False)
    position = graph.positions[number]
    return (
        met
        and graph.is_ending(number)
        and position.meters.balance >= play.balance_from
        and (not play.goal or reaches_goal(graph.scenario, position))
    )


def way_to(analysis: Analysis, case: str, badge: Badge) -> tuple[str, ...] | None:
    """Return the shortest conversation of a case that should show a badge, if there is one."""
    start: State = (analysis.graph.start(case), False)
    waiting = deque[State]([start])
    ways: dict[State, tuple[str, ...]] = {start: ()}
    while waiting:
        state = waiting.popleft()
        if finished(analysis, state, badge):
            return ways[state]
        for choice, after in successors(analysis, state, badge):
            if after not in ways:
                ways[after] = (*ways[state], choice)
                waiting.append(after)
    return None


def best_play(analysis: Analysis, case: str) -> tuple[str, ...]:
    graph = analysis.graph
    number, said = graph.start(case), list[str]()
    while not graph.is_ending(number):
        target = analysis.best_targets(number)[0]
        said.append(graph.moves[number][graph.targets[number].index(target)].choice.id)
        number = target
    return tuple(said)


Finder = Callable[[Analysis, str, Badge], tuple[str, ...] | None]


def showing(root: Path, badge: Badge, way: Finder) -> set[str]:
    """Return the scenarios in which a way of playing shows a badge."""
    found = set[str]()
    for name, analysis in analyses(root).items():
        for case in analysis.graph.scenario.cases:
            said = way(analysis, case.id, badge)
            if said is not None and shown_in(play_of(analysis, case.id, said), [badge]).badges:
                found.add(name)
    return found


@cache
def analyses(root: Path) -> dict[str, Analysis]:
    sources = load_library(root).scenarios
    return {name: analyse(source.scenario) for name, source in sources.items()}


@pytest.mark.parametrize("badge", [*SEVEN, "never-argued"])
def test_the_best_play_earns_it_and_leaves_scenarios_to_spare(
    badge: str, content_root: Path
) -> None:
    wanted = next(one for one in shipped(content_root) if one.id == badge)
    found = showing(content_root, wanted, lambda analysis, case, _: best_play(analysis, case))
    assert len(found) > wanted.scenarios


@pytest.mark.parametrize("badge", ["peacemaker", "both-sides", "took-back", "safe-stop"])
def test_it_can_be_earned_though_the_best_play_needs_it_not(badge: str, content_root: Path) -> None:
    wanted = next(one for one in shipped(content_root) if one.id == badge)
    assert len(showing(content_root, wanted, way_to)) >= wanted.scenarios
