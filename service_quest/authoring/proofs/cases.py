"""Knowing the script does not replace listening: no one list of replies wins all cases."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from service_quest.authoring.problem import Problem
from service_quest.authoring.proofs.script import ARROW, Script
from service_quest.authoring.proofs.trails import leading_to
from service_quest.domain.scenario import Parting
from service_quest.domain.scoring import reaches_goal

JOINT_BOUND = 50_000
"""The most joint positions looked at; beyond it no such list counts as known."""

Joint = tuple[int, ...]
"""One position of each case, after the same replies in all of them."""


def listening_is_needed(script: Script) -> Iterator[Problem]:
    """SQ069: the same replies, said blindly, reach the goal in every case."""
    if len(script.scenario.cases) > 1:
        for parting in script.scenario.partings:
            winning = blind_win(script, parting)
            if winning:
                yield script.problem("SQ069", "cases", path=ARROW.join(winning))
                break


def blind_win(script: Script, parting: Parting = Parting.PLAIN) -> tuple[str, ...]:
    """Return the shortest list of replies that wins every case, empty if there is none.

    A conversation that has ended well stays so while the others go on. How one last
    parted from a regular is known from the first line on, so it is the same in all.
    """
    won = frozenset(_won(script))
    hopeful = leading_to(script.graph, won)
    start: Joint = tuple(script.graph.start(case.id, parting) for case in script.scenario.cases)
    paths: dict[Joint, tuple[Joint, str] | None] = {start: None}
    waiting = deque([start] if hopeful.issuperset(start) else [])
    while waiting and len(paths) <= JOINT_BOUND:
        joint = waiting.popleft()
        if won.issuperset(joint):
            return _unwind(paths, joint)
        for choice, target in _joint_moves(script, joint):
            if target not in paths and hopeful.issuperset(target):
                paths[target] = joint, choice
                waiting.append(target)
    return ()


def _won(script: Script) -> Iterator[int]:
    for number, outcome in enumerate(script.analysis.outcomes):
        if outcome and reaches_goal(script.scenario, script.position(number)):
            yield number


def _joint_moves(script: Script, joint: Joint) -> Iterator[tuple[str, Joint]]:
    going = [number for number in joint if not script.graph.is_ending(number)]
    rows = {n: {m.choice.id: t for m, t in script.moves(n)} for n in going}
    for choice in rows[going[0]]:
        if all(choice in row for row in rows.values()):
            yield choice, tuple(rows[n][choice] if n in rows else n for n in joint)


def _unwind(paths: dict[Joint, tuple[Joint, str] | None], joint: Joint) -> tuple[str, ...]:
    choices: list[str] = []
    step = paths[joint]
    while step:
        choices.append(step[1])
        step = paths[step[0]]
    return tuple(reversed(choices))


PROOFS = (listening_is_needed,)
