"""Which rows of the service model are met where: the table in the writer's guide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service_quest.authoring.library import Library
from service_quest.domain.scenario import Scenario, street_order

GUIDE_FILE = "README.md"
BEGIN, END = "<!-- coverage -->\n", "<!-- /coverage -->\n"
"""Between these lines of the guide the table stands."""
SCENARIOS_LEAST, LEVELS_LEAST = 4, 2
"""What a row needs: so many scenarios, on so many levels."""
ONCE = frozenset({"seven-stages", "customers-side"})
"""Groups whose rows need one scenario only."""
MARK = "•"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the service model, and the scenarios that meet it, in the street's order.

    A scenario meets a row if one of its choices names it under `principles`.
    """

    id: str
    group: str
    met_in: tuple[Scenario, ...]

    @property
    def levels(self) -> int:
        """On how many levels it is met."""
        return len({scenario.level for scenario in self.met_in})

    @property
    def falls_short(self) -> bool:
        """Whether it is met too seldom."""
        if self.group in ONCE:
            return not self.met_in
        return len(self.met_in) < SCENARIOS_LEAST or self.levels < LEVELS_LEAST


def rows_of(library: Library) -> list[Row]:
    """Return every row of the service model, in the order of content/principles.yaml."""
    met = [(scenario, _named(scenario)) for scenario in _in_order(library)]
    return [
        Row(one.id, one.group, tuple(scenario for scenario, rows in met if one.id in rows))
        for one in library.principles.values()
    ]


def coverage_table(library: Library) -> str:
    """Return the rows by scenario as a Markdown table, with how often each is met below."""
    rows = rows_of(library)
    scenarios = _in_order(library)
    met = {row.id: {scenario.id for scenario in row.met_in} for row in rows}
    head = ["Scenario", "Level", *met]
    cells = [
        [one.id, one.level, *(MARK if one.id in met[row] else "" for row in met)]
        for one in scenarios
    ]
    totals = [
        ["scenarios", "", *(str(len(row.met_in)) for row in rows)],
        ["levels", "", *(str(row.levels) for row in rows)],
    ]
    rule = ["---", "---", *(":-:" for _ in rows)]
    return "".join(_line(line) for line in (head, rule, *cells, *totals))


def write_table(library: Library) -> list[Row]:
    """Write the table into the guide of a content root. Returns the rows that fall short.

    Raises:
        OSError: there is no guide, or it cannot be written.
        ValueError: it lacks the marks for the table.
    """
    path = library.root / GUIDE_FILE
    path.write_text(with_table(path.read_text("utf-8"), coverage_table(library)), "utf-8")
    return [row for row in rows_of(library) if row.falls_short]


def with_table(guide: str, table: str) -> str:
    """Return the guide with this table between its marks.

    Raises:
        ValueError: it lacks one of the marks.
    """
    before, begin, rest = guide.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError("no marks for the table")
    return f"{before}{begin}\n{table}\n{end}{after}"


def _in_order(library: Library) -> Sequence[Scenario]:
    scenarios = (source.scenario for source in library.scenarios.values())
    return sorted(scenarios, key=street_order)


def _named(scenario: Scenario) -> frozenset[str]:
    choices = scenario.choices.values()
    return frozenset(row for choice in choices for row in choice.principles)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
