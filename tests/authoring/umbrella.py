"""A small, sound scenario and a content root to lay it out in, for the tests here."""

from __future__ import annotations

import shutil
from pathlib import Path

from service_quest.authoring.problem import Problem
from service_quest.authoring.reader import Reading, read_scenario

HERE = Path(__file__).parent
UMBRELLA = (HERE / "umbrella.yaml").read_text("utf-8")
ENGLISH = (HERE / "umbrella.en.yaml").read_text("utf-8")
CONTENT = HERE.parents[1] / "content"


def changed(*pairs: tuple[str, str], text: str = UMBRELLA) -> str:
    """Return the text with each part replaced once; a part that is not there is an error."""
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def reading(folder: Path, *pairs: tuple[str, str]) -> Reading:
    """Read the umbrella scenario with some parts replaced."""
    path = folder / "umbrella.yaml"
    path.write_text(changed(*pairs), "utf-8")
    return read_scenario(path)


def codes(problems: tuple[Problem, ...] | list[Problem]) -> list[str]:
    """Return the codes in the order of the problems."""
    return [problem.code for problem in problems]


def content_with_umbrella(root: Path, english: str | None = ENGLISH) -> Path:
    """Lay out a content root that holds the umbrella, the principles and the checks."""
    for language in ("et", "en"):
        (root / "interface" / language).mkdir(parents=True)
        for name in ("checks", "proofs", "principles"):
            path = Path("interface", language, f"{name}.yaml")
            shutil.copy(CONTENT / path, root / path)
    shutil.copy(CONTENT / "principles.yaml", root)
    scenarios = root / "scenarios"
    scenarios.mkdir()
    (scenarios / "umbrella.yaml").write_text(UMBRELLA, "utf-8")
    if english is not None:
        (scenarios / "umbrella.en.yaml").write_text(english, "utf-8")
    return root
