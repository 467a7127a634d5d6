"""Every rule about content has an example that breaks it, and only it.

`tests/mistakes/SQ015-unknown-target.yaml` must be told off with SQ015 on the line
marked `# <- SQ015`. An overlay lies beside its scenario; a folder is laid over a
whole content root. Examples for proofs (from SQ050) are proven as well.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from service_quest.authoring.library import Library, load_library
from service_quest.authoring.problem import Problem
from service_quest.authoring.proofs import prove

MISTAKES = Path(__file__).parents[1] / "mistakes"
FIRST_PROOF = "SQ050"
GROWN = b"x" * 150_000


def examples() -> list[str]:
    names = {path.name.split(".")[0] for path in MISTAKES.glob("SQ*")}
    return sorted(names)


@pytest.fixture
def root(tmp_path: Path, content_root: Path) -> Path:
    (tmp_path / "interface" / "et").mkdir(parents=True)
    (tmp_path / "scenarios").mkdir()
    shutil.copy(content_root / "principles.yaml", tmp_path)
    return tmp_path


def lay_out(name: str, root: Path) -> None:
    folder = MISTAKES / name
    if folder.is_dir():
        shutil.copytree(folder, root, dirs_exist_ok=True)
    for path in MISTAKES.glob(f"{name}.*"):
        raw = path.read_bytes().replace(b"@GROW@", GROWN)
        language = path.name.removeprefix(name).removesuffix(".yaml")
        (root / "interface" / (language.lstrip(".") or "et")).mkdir(exist_ok=True)
        (root / "scenarios" / f"{scenario_id(name)}{language}.yaml").write_bytes(raw)


def scenario_id(name: str) -> str:
    raw = (MISTAKES / f"{name}.yaml").read_bytes() if (MISTAKES / f"{name}.yaml").exists() else b""
    found = re.search(rb"^id: *([\w-]+)", raw, re.MULTILINE)
    return found[1].decode() if found else "mistake"


def marked_lines(root: Path, code: str) -> set[tuple[str, int]]:
    files = [path for path in root.rglob("*.yaml") if path.is_file()]
    folders = {(path.name, 1) for path in root.rglob("*.yaml") if path.is_dir()}
    return folders | {
        (path.name, number)
        for path in files
        for number, line in enumerate(path.read_bytes().split(b"\n"), start=1)
        if f"# <- {code}".encode() in line
    }


def found_in(library: Library) -> Iterator[Problem]:
    yield from library.problems
    for source in library.scenarios.values():
        yield from prove(source, library)


@pytest.mark.parametrize("name", examples())
def test_a_mistake_is_told_by_its_code_at_its_line(name: str, root: Path) -> None:
    code = name.partition("-")[0]
    lay_out(name, root)
    problems = list(found_in(load_library(root)))
    told = {(p.path.name, p.line) for p in problems if p.code == code}
    assert told, sorted({p.code for p in problems})
    marked = marked_lines(root, code)
    assert marked
    assert marked <= told


@pytest.mark.parametrize("name", examples())
def test_a_mistake_breaks_no_other_rule_of_reading(name: str, root: Path) -> None:
    code = name.partition("-")[0]
    lay_out(name, root)
    codes = {p.code for p in load_library(root).problems}
    assert codes <= {code}


def test_every_code_has_an_example_and_every_example_a_code(content_root: Path) -> None:
    interface = load_library(content_root).interface["et"]
    codes = {found[1] for text_id in interface if (found := re.match(r"checks\.(SQ\d+)", text_id))}
    assert {name.partition("-")[0] for name in examples()} == codes


@pytest.mark.parametrize("language", ["et", "en"])
def test_every_code_says_what_is_wrong_and_how_to_mend_it(
    language: str, content_root: Path
) -> None:
    interface = load_library(content_root).interface[language]
    for name in examples():
        code = name.partition("-")[0]
        assert interface[f"checks.{code}.problem"]
        assert interface[f"checks.{code}.mend"]


def test_every_code_in_the_program_has_its_sentences(content_root: Path) -> None:
    interface = load_library(content_root).interface["et"]
    package = Path(load_library.__code__.co_filename).parent
    used = {
        code
        for path in package.rglob("*.py")
        for code in re.findall(r'"(SQ\d{3})"', path.read_text("utf-8"))
    }
    assert used == {text_id.split(".")[1] for text_id in interface if "checks.SQ" in text_id}


@pytest.mark.parametrize("language", ["et", "en"])
def test_no_gap_in_a_sentence_stays_unfilled(language: str, root: Path, content_root: Path) -> None:
    from service_quest.authoring.report import as_text

    interface = load_library(content_root).interface[language]
    for number, name in enumerate(examples()):
        inner = root / str(number)
        shutil.copytree(root / "interface", inner / "interface")
        (inner / "scenarios").mkdir()
        shutil.copy(root / "principles.yaml", inner)
        lay_out(name, inner)
        text = as_text(found_in(load_library(inner)), interface)
        assert not re.search(r"\{\w+\}", text), name
