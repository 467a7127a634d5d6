"""What is written by hand in JavaScript stays small: the rest is Python."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BY_HAND = ("assets/device.js", "service_quest/web/offline/worker.js")
MOST_LINES = 300


def lines_of(source: str) -> list[str]:
    """Return the lines of code: neither empty nor only a comment."""
    stripped = (line.strip() for line in source.splitlines())
    return [line for line in stripped if line and not line.startswith("//")]


def test_the_hand_written_lines_are_few():
    assert sum(len(lines_of((ROOT / name).read_text("utf-8"))) for name in BY_HAND) <= MOST_LINES


@pytest.mark.parametrize("name", BY_HAND)
def test_no_line_hides_several(name: str):
    assert all(len(line) <= 130 for line in (ROOT / name).read_text("utf-8").splitlines())


def test_no_other_script_is_written_by_hand():
    scripts = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("service_quest/**/*.js")}
    assert scripts | {p.relative_to(ROOT).as_posix() for p in ROOT.glob("assets/*.js")} == {
        *BY_HAND
    }
