"""The rota of the customers of the day: read, checked, and shipped with somebody for each day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from service_quest.authoring.days import misplaced, read_days
from service_quest.authoring.library import load_library
from service_quest.domain.days import NOBODY, Rota, customer_of
from service_quest.domain.scenario import DAILY


def written(tmp_path: Path, text: str) -> tuple[Rota, list[tuple[str, int]]]:
    path = tmp_path / "days.yaml"
    path.write_text(text, "utf-8")
    rota, _, problems = read_days(path)
    return rota, [(problem.code, problem.line) for problem in problems]


def test_all_that_may_stand_in_the_file_is_read(tmp_path: Path) -> None:
    text = "since: 2026-12-01\nrepeat: [milk, key]\ndates:\n- {day: 2026-12-24, customer: lamp}\n"
    rota, told = written(tmp_path, text)
    assert told == []
    assert rota == Rota(("milk", "key"), {date(2026, 12, 24): "lamp"}, date(2026, 12, 1))


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("dates: []", "SQ008", 1),
        ("repeat: [milk]\nsince: 2026-02-30", "SQ009", 2),
        ("repeat: [milk]\nsince: 20261224", "SQ009", 2),
        ("repeat: [milk]\nsince: tomorrow", "SQ009", 2),
        ("repeat: [milk]\ndates:\n- {day: 2026-12-24}", "SQ008", 2),
        ("repeat: milk", "SQ009", 1),
        ("repeat: [milk]\nholidays: []", "SQ007", 2),
        ("- milk", "SQ014", 1),
    ],
)
def test_a_mistake_is_told_by_its_code_and_the_rest_is_read(
    text: str, code: str, line: int, tmp_path: Path
) -> None:
    rota, told = written(tmp_path, text)
    assert (code, line) in told
    assert rota.scenarios() <= {"milk"}


def test_who_cannot_be_read_is_told_off_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "days.yaml"
    path.write_text("repeat: [milk, key]", "utf-8")
    _, named, _ = read_days(path)
    told = [p.code for p in misplaced(named, path, {"milk": None, "key": DAILY})]
    assert told == []


def test_content_without_days_is_content_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "interface" / "et").mkdir(parents=True)
    (tmp_path / "principles.yaml").write_text("group: [A1]", "utf-8")
    library = load_library(tmp_path)
    assert (library.rota, library.problems) == (NOBODY, ())


def test_every_day_has_a_customer_and_nobody_comes_two_days_running(content_root: Path) -> None:
    library = load_library(content_root)
    days = [date(2026, 12, 1) + timedelta(days=n) for n in range(60)]
    customers = [customer_of(day, library.rota) or "" for day in days]
    levels = {library.scenarios[name].scenario.level for name in customers}
    assert levels == {DAILY}
    assert all(one != next_ for one, next_ in pairwise(customers))
