"""The command: what it prints, and what it says to the shell."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from service_quest.authoring.cli import FOUND, GOOD, MISUSED, VARIABLES, main
from service_quest.authoring.library import load_library
from tests.authoring.umbrella import ENGLISH, changed, content_with_umbrella

Output = pytest.CaptureFixture[str]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SERVICE_QUEST_LANGUAGE", "en")
    return content_with_umbrella(tmp_path / "content")


@pytest.fixture
def misspelt(root: Path) -> Path:
    path = root / "scenarios" / "umbrella.yaml"
    path.write_text(changed(("        to: offer", "        to: ofer")), "utf-8")
    return root


def quiet_umbrella(root: Path) -> None:
    """Leave only what reading tells: the umbrella is too small for the proofs."""
    (root / "scenarios" / "umbrella.yaml").unlink()
    (root / "scenarios" / "umbrella.en.yaml").unlink()


def test_content_without_problems_passes_silently(root: Path, capsys: Output) -> None:
    quiet_umbrella(root)
    assert main(["check"], root) == GOOD
    assert capsys.readouterr().out == ""


def test_a_problem_is_told_with_file_line_code_and_mend(misspelt: Path, capsys: Output) -> None:
    assert main(["check"], misspelt) == FOUND
    assert capsys.readouterr().out == (
        "content/scenarios/umbrella.yaml:37: SQ015: There is no node “ofer”.\n"
        "    Did you mean: offer?\n"
    )


def test_the_report_has_a_line_for_each_scenario_and_bot(root: Path, capsys: Output) -> None:
    assert main(["report"], root) == GOOD
    printed = capsys.readouterr().out
    assert printed.startswith("scenario  level")
    assert "\numbrella  opening" in printed
    assert "the old hand's way" in printed


def test_there_is_nothing_to_report_of_no_scenarios(root: Path, capsys: Output) -> None:
    quiet_umbrella(root)
    assert main(["report"], root) == GOOD
    assert capsys.readouterr().out == ""


def test_problems_are_told_in_estonian_too(misspelt: Path, capsys: Output) -> None:
    main(["check", "--language", "et"], misspelt)
    assert "SQ015: Kohta „ofer” ei ole olemas." in capsys.readouterr().out


def test_tools_get_the_same_as_json(misspelt: Path, capsys: Output) -> None:
    assert main(["check", "--json"], misspelt) == FOUND
    (row,) = json.loads(capsys.readouterr().out)
    assert row == {
        "file": "content/scenarios/umbrella.yaml",
        "line": 37,
        "code": "SQ015",
        "where": "hello.ask.to",
        "problem": "There is no node “ofer”.",
        "mend": "Did you mean: offer?",
        "data": {"id": "ofer", "near": "offer"},
    }


def test_no_problems_are_an_empty_list_in_json(root: Path, capsys: Output) -> None:
    quiet_umbrella(root)
    assert main(["check", "--json"], root) == GOOD
    assert json.loads(capsys.readouterr().out) == []


def test_only_the_named_scenario_is_checked(misspelt: Path, capsys: Output) -> None:
    (misspelt / "scenarios" / "other.yaml").write_text("- a\n", "utf-8")
    assert main(["check", "other"], misspelt) == FOUND
    out = capsys.readouterr().out
    assert "SQ014" in out
    assert "SQ015" not in out


def test_proofs_are_part_of_the_check(root: Path, capsys: Output) -> None:
    assert main(["check", "umbrella"], root) == FOUND
    assert "SQ06" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["check", "show"])
def test_a_misspelt_scenario_name_is_misuse(root: Path, capsys: Output, command: str) -> None:
    assert main([command, "umbrela"], root) == MISUSED
    assert "umbrella" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["check", "show"])
def test_a_language_the_app_lacks_is_misuse(root: Path, capsys: Output, command: str) -> None:
    assert main([command, "umbrella", "--language", "fi"], root) == MISUSED
    assert "et, en" in capsys.readouterr().err


def test_an_overlay_is_no_scenario_of_its_own(root: Path) -> None:
    assert main(["check", "umbrella.en"], root) == MISUSED


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("SERVICE_QUEST_LANGUAGE", "et", "Kas mõtlesid"),
        ("LANG", "et_EE.UTF-8", "Kas mõtlesid"),
        ("LANG", "C.UTF-8", "Did you mean"),
        ("LANG", "", "Did you mean"),
    ],
)
def test_the_command_speaks_the_language_of_the_terminal(
    root: Path,
    capsys: Output,
    monkeypatch: pytest.MonkeyPatch,
    variable: str,
    value: str,
    said: str,
) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, value)
    main(["show", "umbrela"], root)
    assert said in capsys.readouterr().err


def test_a_broken_interface_still_gives_code_and_data(misspelt: Path, capsys: Output) -> None:
    (misspelt / "interface" / "en" / "checks.yaml").write_text("checks: [\n", "utf-8")
    assert main(["check", "umbrella"], misspelt) == FOUND
    assert "SQ015: SQ015.problem where=hello.ask.to id=ofer near=offer" in capsys.readouterr().out


def test_an_unknown_command_is_misuse(root: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["chekc"], root)
    assert stopped.value.code == MISUSED


def test_translating_writes_what_lacks_and_lists_what_is_stale(root: Path, capsys: Output) -> None:
    path = root / "scenarios" / "umbrella.yaml"
    path.write_text(changed(("Kuidas see juhtus?", "Mis juhtus?")), "utf-8")
    english = root / "scenarios" / "umbrella.en.yaml"
    english.write_text(changed(("  bye.l1: Thank you!\n", ""), text=ENGLISH), "utf-8")
    assert main(["translate", "umbrella", "en"], root) == GOOD
    assert capsys.readouterr().out == (
        "umbrella.en.yaml: 1 new to translate\nstale: hello.ask: Mis juhtus?\n"
    )
    assert "  hello.ask: How did it happen?" in english.read_text("utf-8")


def test_accepting_is_seen_by_the_next_check(root: Path, capsys: Output) -> None:
    path = root / "scenarios" / "umbrella.yaml"
    path.write_text(changed(("Kuidas see juhtus?", "Mis juhtus?")), "utf-8")
    assert [p.code for p in load_library(root).problems] == ["SQ041"]
    assert main(["accept", "umbrella", "en", "hello.ask"], root) == GOOD
    assert capsys.readouterr().out == "umbrella.en.yaml: 1 accepted\n"
    assert load_library(root).problems == ()


def test_accepting_an_unknown_text_is_misuse(root: Path, capsys: Output) -> None:
    assert main(["accept", "umbrella", "en", "hello.aks"], root) == MISUSED
    assert "hello.ask" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["translate", "accept"])
def test_an_overlay_that_cannot_be_read_is_left_alone(
    root: Path, capsys: Output, command: str
) -> None:
    path = root / "scenarios" / "umbrella.en.yaml"
    path.write_text("texts: [\n", "utf-8")
    assert main([command, "umbrella", "en"], root) == FOUND
    assert "content check umbrella" in capsys.readouterr().err
    assert path.read_text("utf-8") == "texts: [\n"


@pytest.mark.parametrize("language", ["../et", "EN", "", "e"])
def test_a_language_that_is_no_code_writes_nothing(root: Path, language: str) -> None:
    before = sorted(root.rglob("*"))
    assert main(["translate", "umbrella", language], root) == MISUSED
    assert sorted(root.rglob("*")) == before


def test_a_scenario_is_not_translated_into_its_own_language(root: Path) -> None:
    assert main(["translate", "umbrella", "et"], root) == MISUSED
    assert not (root / "scenarios" / "umbrella.et.yaml").exists()


def test_a_broken_scenario_is_sent_to_the_check(misspelt: Path, capsys: Output) -> None:
    assert main(["show", "umbrella"], misspelt) == FOUND
    assert "content check umbrella" in capsys.readouterr().err


def test_show_prints_the_chart_in_the_language_asked_for(root: Path, capsys: Output) -> None:
    assert main(["show", "umbrella", "--language", "en"], root) == GOOD
    assert "How did it happen? · ask" in capsys.readouterr().out


def test_the_schema_is_written_under_content(root: Path) -> None:
    assert main(["schema"], root) == GOOD
    assert json.loads((root / "scenario.schema.json").read_text("utf-8"))["title"]
