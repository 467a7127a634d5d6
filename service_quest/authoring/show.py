"""A dialogue as a Mermaid flowchart, with the best play of each case marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from service_quest.authoring.source import ScenarioSource
from service_quest.domain.analysis import Analysis, analyse
from service_quest.domain.scenario import HERE, Branch, Choice, Node, Scenario

WORDS_SHOWN = 9
Step = tuple[str, str, str]
"""A node, a choice and the node that it leads to."""


def mermaid(source: ScenarioSource, texts: Mapping[str, str]) -> str:
    """Return the flowchart of a scenario with the sentences `texts`.

    Thick arrows (==>) are best play; where cases differ, they are named on it.

    Raises:
        TooManyPositions: the scenario is over the bound.
    """
    scenario = source.scenario
    best = best_steps(analyse(scenario))
    lines = ["flowchart TD", *_cases(scenario, texts)]
    for node in scenario.nodes.values():
        lines.append(_node(node, texts))
        lines += _arrows(scenario, node, best, texts)
    lines.append("classDef won fill:#FEF3C7,stroke:#F59E0B")
    return "\n    ".join(lines)


def best_steps(analysis: Analysis) -> Mapping[Step, frozenset[str]]:
    """Return the steps of best play, with the cases that each belongs to."""
    steps: dict[Step, set[str]] = {}
    for (case, _), start in analysis.graph.starts.items():
        number = start
        while not analysis.graph.is_ending(number):
            targets = analysis.best_targets(number)
            if not targets:
                break
            row = analysis.graph.targets[number]
            at = row.index(targets[0])
            move = analysis.graph.moves[number][at]
            step = _step(analysis, number, move.choice.id, targets[0])
            steps.setdefault(step, set()).add(case)
            number = targets[0]
    return {step: frozenset(cases) for step, cases in steps.items()}


def _step(analysis: Analysis, source: int, choice: str, target: int) -> Step:
    positions = analysis.graph.positions
    return positions[source].node, choice, positions[target].node


def _cases(scenario: Scenario, texts: Mapping[str, str]) -> Iterator[str]:
    for case in scenario.cases:
        fits = ", ".join(sorted(case.fits)) or "–"
        truth = texts.get(f"cases.{case.id}", "")
        yield f"%% {case.id}: {truth} → {fits}"


def _node(node: Node, texts: Mapping[str, str]) -> str:
    said = _brief(texts.get(node.lines[0].id, "")) if node.lines else ""
    label = f"<b>{node.id}</b><br/>{said}"
    if node.ending:
        ending = f"{node.ending.result}, {node.ending.farewell}"
        return f'{_name(node.id)}(["{label}<br/>({ending})"])'
    return f'{_name(node.id)}["{label}"]'


def _arrows(
    scenario: Scenario,
    node: Node,
    best: Mapping[Step, frozenset[str]],
    texts: Mapping[str, str],
) -> Iterator[str]:
    for choice in scenario.choices_at(node.id):
        for branch in _targets(choice.branches):
            target = node.id if branch.to == HERE else branch.to
            cases = best.get((node.id, choice.id, target), frozenset())
            if choice in scenario.always and not cases:
                continue  # offered everywhere: as arrows they would only hide the talk
            label = _label(choice, texts) + _named(cases, scenario)
            arrow = "==>" if cases else "-->"
            yield f'{_name(node.id)} {arrow}|"{label}"| {_name(target)}'


def _targets(branches: Iterable[Branch]) -> Iterable[Branch]:
    return {branch.to: branch for branch in branches}.values()


def _label(choice: Choice, texts: Mapping[str, str]) -> str:
    return f"{_brief(texts.get(choice.id, ''))} · {choice.kind}"


def _named(cases: frozenset[str], scenario: Scenario) -> str:
    if not cases or len(cases) == len(scenario.cases):
        return ""
    return f" [{', '.join(sorted(cases))}]"


def _name(node_id: str) -> str:
    # Prefixed, since Mermaid takes a bare `end` or `graph` as its own word.
    return f"n_{node_id.replace('-', '__')}"


def _brief(sentence: str) -> str:
    words = sentence.split()
    brief = " ".join(words[:WORDS_SHOWN]) + ("…" if len(words) > WORDS_SHOWN else "")
    return brief.replace('"', "#quot;").replace("<", "#lt;").replace("|", "#124;")
