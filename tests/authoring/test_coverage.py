"""The table of which row of the service model is met where, and what falls short."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from service_quest.authoring.cli import FOUND, GOOD, main
from service_quest.authoring.coverage import (
    BEGIN,
    END,
    GUIDE_FILE,
    Row,
    coverage_table,
    rows_of,
    with_table,
)
from service_quest.authoring.library import load_library
from service_quest.domain.scenario import Scenario
from tests.authoring.proving import SOUND
from tests.authoring.umbrella import content_with_umbrella

Output = pytest.CaptureFixture[str]
GUIDE = f"# Guide\n\n{BEGIN}old\n{END}\nThe end.\n"


def on(levels: Iterable[str]) -> tuple[Scenario, ...]:
    """Return a scenario for each of these levels."""
    return tuple(replace(SOUND, level=level) for level in levels)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SERVICE_QUEST_LANGUAGE", "en")
    laid = content_with_umbrella(tmp_path / "content")
    (laid / GUIDE_FILE).write_text(GUIDE, "utf-8")
    return laid


@pytest.mark.parametrize(
    ("levels", "short"),
    [
        (["needs", "needs", "values", "storm"], False),
        (["needs", "values", "storm"], True),
        (["needs", "needs", "needs", "needs"], True),
        ([], True),
    ],
)
def test_a_rule_of_service_is_met_in_four_scenarios_on_two_levels(
    levels: list[str], short: bool
) -> None:
    assert Row("G1", "great-service", on(levels)).falls_short is short


@pytest.mark.parametrize("group", ["seven-stages", "customers-side"])
def test_stages_and_the_other_side_are_met_once(group: str) -> None:
    assert not Row("T1", group, on(["customers-shoes"])).falls_short
    assert Row("T1", group, ()).falls_short


def test_a_row_is_met_where_a_choice_names_it(root: Path) -> None:
    met = {row.id: [one.id for one in row.met_in] for row in rows_of(load_library(root))}
    assert met["B3"] == ["umbrella"]
    assert met["M4"] == []


def test_the_table_has_a_line_for_each_scenario_and_a_column_for_each_row(root: Path) -> None:
    library = load_library(root)
    head, _, line, scenarios, levels = coverage_table(library).splitlines()
    column = head.split("|").index(" B3 ")
    assert len(head.split("|")) == len(line.split("|")) == len(library.principles) + 4
    assert [row.split("|")[column].strip() for row in (line, scenarios, levels)] == ["•", "1", "1"]


def test_the_table_takes_the_place_of_the_one_before() -> None:
    assert with_table(GUIDE, "new\n") == f"# Guide\n\n{BEGIN}\nnew\n\n{END}\nThe end.\n"
    assert with_table(with_table(GUIDE, "new\n"), "new\n") == with_table(GUIDE, "new\n")


def test_the_command_writes_the_table_and_names_what_falls_short(
    root: Path, capsys: Output
) -> None:
    assert main(["coverage"], root) == FOUND
    assert "M4: only 0 scenarios and 0 levels" in capsys.readouterr().out
    assert coverage_table(load_library(root)) in (root / GUIDE_FILE).read_text("utf-8")


def test_the_command_is_content_when_nothing_falls_short(root: Path, capsys: Output) -> None:
    (root / "principles.yaml").write_text("seven-stages: [B3]\n", "utf-8")
    assert main(["coverage"], root) == GOOD
    assert capsys.readouterr().out == "README.md: the table is written\n"


@pytest.mark.parametrize("guide", [None, f"# Guide\n{BEGIN}"])
def test_without_marks_nothing_is_written(root: Path, capsys: Output, guide: str | None) -> None:
    path = root / GUIDE_FILE
    path.unlink()
    if guide:
        path.write_text(guide, "utf-8")
    assert main(["coverage"], root) == FOUND
    assert "README.md" in capsys.readouterr().err
    assert (path.read_text("utf-8") if guide else None) == guide
