"""A talk drawn from above: its nodes in rows by how far in they are, and what was missed.

What is missed is told by a number and a thicker, broken line, not by colour alone. The
drawing holds ids and numbers only; the words stand beside it.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence

from service_quest.domain.scenario import HERE, Scenario

WIDTH = 320
ROW = 46
EDGE = 18
Places = Mapping[str, tuple[float, float]]


def talk_map(scenario: Scenario, missed: Sequence[str]) -> str:
    """Return the drawing (SVG); `missed` are replies, numbered from 1 in their order."""
    rows = _rows(scenario)
    places = _places(rows)
    height = ROW * len(rows)
    marks = {choice: number for number, choice in enumerate(missed, 1)}
    parts = [*_lines(scenario, places, marks), *_dots(scenario, places)]
    parts += _numbers(scenario, places, marks)
    return (
        f'<svg class="talk-map" viewBox="0 0 {WIDTH} {height}" aria-hidden="true">'
        + "".join(parts)
        + "</svg>"
    )


def _rows(scenario: Scenario) -> Sequence[Sequence[str]]:
    """Return the nodes by the number of replies that lead there at the least."""
    depth, waiting = {scenario.start: 0}, deque([scenario.start])
    while waiting:
        node = waiting.popleft()
        for _, target in _leads(scenario, node):
            if target not in depth:
                depth[target] = depth[node] + 1
                waiting.append(target)
    rows: dict[int, list[str]] = defaultdict(list)
    for node, row in depth.items():
        rows[row].append(node)
    return [rows[row] for row in sorted(rows)]


def _leads(scenario: Scenario, node: str) -> Iterator[tuple[str, str]]:
    """Yield each reply of a node's own with each node that it may lead to."""
    for choice in scenario.nodes[node].choices:
        for branch in choice.branches:
            if branch.to != HERE:
                yield choice.id, branch.to


def _places(rows: Iterable[Sequence[str]]) -> Places:
    return {
        node: ((number + 0.5) * WIDTH / len(row), down * ROW + ROW / 2)
        for down, row in enumerate(rows)
        for number, node in enumerate(row)
    }


def _lines(scenario: Scenario, places: Places, marks: Mapping[str, int]) -> Iterator[str]:
    for node in places:
        for choice, target in dict.fromkeys(_leads(scenario, node)):
            kind = "lost" if choice in marks else "way"
            yield f'<path class="{kind}" d="{_curve(places[node], places[target])}"/>'


def _curve(start: tuple[float, float], end: tuple[float, float]) -> str:
    (x, y), (to_x, to_y) = start, end
    bend = EDGE if to_y > y else -EDGE
    points = (x, y), (x, y + bend), (to_x, to_y - bend), (to_x, to_y)
    begin, *rest = (f"{across:.0f} {down:.0f}" for across, down in points)
    return f"M{begin}C{' '.join(rest)}"


def _dots(scenario: Scenario, places: Places) -> Iterator[str]:
    for node, (x, y) in places.items():
        if scenario.nodes[node].ending:
            yield f'<rect class="end" x="{x - 6:.0f}" y="{y - 6:.0f}" width="12" height="12"/>'
        else:
            yield f'<circle class="node" cx="{x:.0f}" cy="{y:.0f}" r="6"/>'


def _numbers(scenario: Scenario, places: Places, marks: Mapping[str, int]) -> Iterator[str]:
    """Yield the numbers, on the lines that they belong to."""
    for node, (x, y) in places.items():
        for choice, target in dict(_leads(scenario, node)).items():
            if choice in marks:
                to_x, to_y = places[target]
                at = f"{(x + to_x) / 2:.0f}", f"{(y + to_y) / 2:.0f}"
                yield f'<circle class="mark" cx="{at[0]}" cy="{at[1]}" r="9"/>'
                yield f'<text x="{at[0]}" y="{at[1]}" dy=".36em">{marks[choice]}</text>'
