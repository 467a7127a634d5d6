"""The library holds all content of a root; a new language needs only files there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from service_quest.authoring.cli import main
from service_quest.authoring.library import load_library
from tests.authoring.umbrella import ENGLISH, UMBRELLA, changed, content_with_umbrella


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return content_with_umbrella(tmp_path / "content")


def test_languages_are_the_interface_folders_estonian_first(root: Path) -> None:
    assert load_library(root).languages == ("et", "en")


def test_sentences_come_in_each_language(root: Path) -> None:
    library = load_library(root)
    assert library.texts("umbrella", "et")["title"] == "Katkine vihmavari"
    assert library.texts("umbrella", "en")["title"] == "A broken umbrella"
    assert library.texts("umbrella", "fi")["title"] == "Katkine vihmavari"


def test_an_unknown_scenario_has_no_sentences(root: Path) -> None:
    with pytest.raises(KeyError):
        load_library(root).texts("parasol", "et")


def test_interface_texts_are_flattened(root: Path) -> None:
    (root / "interface" / "et" / "door.yaml").write_text("door: {open: {big: Ava}}\n", "utf-8")
    assert load_library(root).interface["et"]["door.open.big"] == "Ava"


def test_content_is_read_again_only_when_a_file_has_changed(root: Path) -> None:
    first = load_library(root)
    assert load_library(root) is first
    path = root / "scenarios" / "umbrella.yaml"
    path.write_text(changed(("Aitäh teile!", "Aitäh teile väga!")), "utf-8")
    assert load_library(root).texts("umbrella", "et")["bye.l1"] == "Aitäh teile väga!"


def test_a_scenario_that_cannot_be_played_is_left_out_but_told(root: Path) -> None:
    path = root / "scenarios" / "umbrella.yaml"
    path.write_text(changed(("        to: offer", "        to: ofer")), "utf-8")
    library = load_library(root)
    assert library.scenarios == {}
    assert [p.code for p in library.problems if p.path == path] == ["SQ015"]


def test_one_broken_file_hides_no_other(root: Path) -> None:
    (root / "scenarios" / "broken.yaml").write_text("{{{", "utf-8")
    library = load_library(root)
    assert list(library.scenarios) == ["umbrella"]
    assert [p.path.name for p in library.problems] == ["broken.yaml"]


def test_an_empty_root_is_an_empty_library(tmp_path: Path) -> None:
    library = load_library(tmp_path)
    assert (library.languages, dict(library.scenarios)) == ((), {})
    assert [p.path.name for p in library.problems] == ["principles.yaml"]


def test_a_sentence_two_files_of_an_interface_both_hold_is_told(root: Path) -> None:
    for name in ("one", "two"):
        (root / "interface" / "et" / f"{name}.yaml").write_text("door: {open: Ava}\n", "utf-8")
    (root / "interface" / "en" / "one.yaml").write_text("door: {open: Open}\n", "utf-8")
    (problem,) = load_library(root).problems
    assert (problem.code, problem.path.name, problem.where) == ("SQ006", "two.yaml", "door.open")


def test_a_third_language_needs_only_files_under_content(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(root / "interface" / "en", root / "interface" / "fi")
    finnish = changed(
        ("language: en", "language: fi"), ("A broken umbrella", "Rikki"), text=ENGLISH
    )
    (root / "scenarios" / "umbrella.fi.yaml").write_text(finnish, "utf-8")
    library = load_library(root)
    assert library.languages == ("et", "en", "fi")
    assert library.problems == ()
    assert library.texts("umbrella", "fi")["title"] == "Rikki"
    assert main(["show", "umbrella", "--language", "fi"], root) == 0
    assert "How did it happen?" in capsys.readouterr().out


def test_a_third_language_is_checked_like_the_others(root: Path) -> None:
    shutil.copytree(root / "interface" / "en", root / "interface" / "fi")
    assert [p.code for p in load_library(root).problems] == ["SQ047"]
    main(["translate", "umbrella", "fi"], root)
    assert {p.code for p in load_library(root).problems} == {"SQ042"}


def test_a_line_that_an_interface_lacks_is_told_where_it_belongs(root: Path) -> None:
    path = root / "interface" / "en" / "principles.yaml"
    text = changed(("    name: Sincerity\n", ""), text=path.read_text("utf-8"))
    path.write_text(text, "utf-8")
    (problem,) = load_library(root).problems
    assert (problem.code, problem.path, problem.where) == ("SQ048", path, "principles.G3.name")
    assert "G3" in "".join(text.splitlines()[problem.line - 4 : problem.line])


def test_every_principle_of_the_service_model_is_there_with_its_words(content_root: Path) -> None:
    library = load_library(content_root)
    counts = {"G": 6, "A": 4, "B": 6, "M": 4, "T": 10}
    wanted = [f"{letter}{n}" for letter, most in counts.items() for n in range(1, most + 1)]
    assert list(library.principles) == wanted
    for language in library.languages:
        texts = library.interface[language]
        for principle in library.principles.values():
            assert texts[f"principles.groups.{principle.group}"]
            for part in ("name", "rule", "tip"):
                assert texts[f"principles.{principle.id}.{part}"]


def test_the_umbrella_is_the_same_in_both_fixtures(root: Path) -> None:
    assert (root / "scenarios" / "umbrella.yaml").read_text("utf-8") == UMBRELLA
