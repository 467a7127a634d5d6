"""The failing examples of the proofs break nothing but the rule they are there for."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from service_quest.authoring.library import load_library
from service_quest.authoring.proofs import prove

EXAMPLES = sorted((Path(__file__).parents[1] / "mistakes").glob("SQ0[5-9]*.yaml"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_breaks_one_rule_of_play(path: Path, tmp_path: Path, content_root: Path) -> None:
    (tmp_path / "interface" / "et").mkdir(parents=True)
    (tmp_path / "scenarios").mkdir()
    shutil.copy(content_root / "principles.yaml", tmp_path)
    (tmp_path / "scenarios" / "mistake.yaml").write_bytes(path.read_bytes())
    library = load_library(tmp_path)
    problems = prove(library.scenarios["mistake"], library)
    assert {problem.code for problem in problems} == {path.stem[:5]}
