"""What the README and the writer's guide say is so."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from service_quest.domain import positions, scoring
from service_quest.domain.scenario import Farewell, Goal, Result
from tests.pngs import size_of
from tests.server import ROOT

README = (ROOT / "README.md").read_text("utf-8")
GUIDE = (ROOT / "content" / "README.md").read_text("utf-8")
TREE = README.partition("### Code map\n\n")[2].partition("\n\n")[0]
PLACEHOLDER = re.compile(r"NAME|LANGUAGE|FILE|\*|<|…")


def quoted(text: str) -> Iterator[str]:
    """Yield what stands between backticks, and each indented line of a command."""
    yield from re.findall(r"`([^`\n]+)`", text)
    yield from re.findall(r"^ {4}(\S.*)$", text, re.MULTILINE)


def is_path(words: str) -> bool:
    inside = re.fullmatch(r"[\w.-]+(/[\w.-]+)+/?|[\w-]+\.(py|md|txt|js)", words)
    return bool(inside) and not PLACEHOLDER.search(words) and not words.startswith(".venv")


def named_paths() -> list[str]:
    return sorted({words for words in quoted(README + GUIDE) if is_path(words)})


def mapped_paths() -> Iterator[str]:
    """Yield the paths of the code map, by its indentation."""
    folders: list[tuple[int, str]] = []
    for line in TREE.splitlines():
        indent = len(line) - len(line.lstrip())
        names = re.split(r" {2,}", line.strip())[0]
        if indent > 16:  # a description that runs on
            continue
        folders = [(at, folder) for at, folder in folders if at < indent]
        under = "".join(folder for _, folder in folders)
        yield from (under + name for name in names.split(", "))
        if names.endswith("/"):
            folders.append((indent, names))


@pytest.mark.parametrize("path", [*named_paths(), *mapped_paths()])
def test_every_path_named_is_there(path: str):
    places = (ROOT, ROOT / "service_quest", ROOT / "content", ROOT / "service_quest" / "authoring")
    assert any((place / path).exists() for place in places)


@pytest.mark.parametrize("name", sorted(set(re.findall(r"(?<![/\w])\w+(?:\.py|\.js|/)", TREE))))
def test_every_file_and_folder_in_the_code_map_is_there(name: str):
    sources = (ROOT / folder for folder in ("service_quest", "assets", "tests", "content"))
    assert (ROOT / name).exists() or any(next(folder.rglob(name), None) for folder in sources)


def test_the_code_map_names_every_folder_of_the_package():
    package = ROOT / "service_quest"
    parts = {path.parent for path in package.rglob("__init__.py")} - {package}
    named = {ROOT / path for path in mapped_paths()}
    # A folder of steps or bundled files is told with what it belongs to.
    assert {part for part in parts if "migrations" not in part.parts} <= named


def test_the_two_commands_are_the_ones_that_run():
    in_ci = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()[-1]
    assert f"    {in_ci}\n" in README
    assert "pip install -r requirements.txt && .venv/bin/python -m service_quest\n" in README


@pytest.mark.parametrize("module", sorted(set(re.findall(r"python -m ([\w.]+)", README + GUIDE))))
def test_every_command_named_can_be_run(module: str):
    found = find_spec(module)
    assert found
    assert not found.submodule_search_locations or find_spec(f"{module}.__main__")


def test_every_content_command_named_is_there():
    from service_quest.authoring.cli import _COMMANDS

    named = set(re.findall(r"service-quest content (\w+)", README + GUIDE))
    assert named == set(_COMMANDS)


def test_the_table_of_what_is_met_where_is_full_and_today_s():
    from service_quest.authoring.coverage import coverage_table, rows_of
    from service_quest.authoring.library import load_library

    library = load_library()
    assert [row.id for row in rows_of(library) if row.falls_short] == []
    assert coverage_table(library) in GUIDE, "run `service-quest content coverage`"


def test_every_option_is_told_and_no_other():
    from service_quest.__main__ import command_line
    from service_quest.web.launch.language import sentences

    parser = command_line(sentences(ROOT / "content" / "interface"))
    options = {o for o in parser._option_string_actions if o.startswith("--")} - {"--help"}
    assert set(re.findall(r"^\| `(--[\w-]+)`", README, re.MULTILINE)) == options


def test_every_environment_variable_is_told_and_no_other():
    files = [*(ROOT / "service_quest").rglob("*.py"), ROOT / "tests" / "browser.py"]
    read = {
        name for file in files for name in re.findall(r"SERVICE_QUEST_[A-Z_]+\b", file.read_text())
    }
    made = {f"SERVICE_QUEST_{name}" for name in ("HOST", "PORT", "DATABASE_URL", "REDIS_URL")}
    assert set(re.findall(r"SERVICE_QUEST_[A-Z_]+\b", README)) == read | made


def scoring_rows() -> Iterator[str]:
    """Yield what the README must say, from the numbers that the engine uses."""
    fit, bye = scoring.FIT_POINTS, scoring.FAREWELL_POINTS
    cap, full, near = scoring.RESULT_CAP, scoring.PROMOTER_FROM, scoring.NEUTRAL_FROM
    good, inaccuracy, mistake = scoring.GOOD_LOSS, scoring.INACCURACY_LOSS, scoring.MISTAKE_LOSS
    yield f"| the customer's calm, 0–10 | × {scoring.CALM_WEIGHT} |"
    yield f"| the customer's trust, 0–10 | × {scoring.TRUST_WEIGHT} |"
    yield f"does not | {fit['fits']} / {fit['partly']} / {fit['none']} |"
    yield (
        f"| goodbye: warm / plain / none | {bye[Farewell.WARM]} / {bye[Farewell.PLAIN]} / "
        f"{bye[Farewell.NONE]} |"
    )
    yield f"at most {cap[Result.AGREED]} if you agreed, {cap[Result.OPEN]} if it was left open, "
    yield f"{cap[Result.LEFT]} if they left"
    yield f"stopping in time is worth {scoring.SAFE_STOP_POINTS}"
    yield f"your balance counts × {scoring.SAFE_STOP_BALANCE_WEIGHT}"
    yield f"balance at {scoring.STANDING_BALANCE} or more"
    yield f"| promoter | {full}–10 | {near}–{full - 1} |"
    yield f"| won back | {near}–10 |"
    yield f"| good | 0–{good} |"
    yield f"| inaccuracy | {good + 1}–{inaccuracy} |"
    yield f"| mistake | {inaccuracy + 1}–{mistake} |"
    yield f"| blunder | more than {mistake} |"
    yield f"100 × {mistake} / ({mistake} + loss)"
    yield f"losing {mistake} earns {scoring.credit_of(mistake)}"
    yield f"if it lost more than {good}"


@pytest.mark.parametrize("row", list(scoring_rows()))
def test_the_rules_page_has_the_numbers_of_the_code(row: str):
    assert row in " ".join(README.split())


@pytest.mark.parametrize("goal", ["promoter", "won back"])
def test_the_table_of_stars_is_what_the_code_gives(goal: str):
    row = next(line for line in README.splitlines() if line.startswith(f"| {goal} |"))
    for stars, cell in zip((3, 2, 1), row.split("|")[2:5], strict=True):
        low, _, high = cell.strip().partition("–")
        for likely in range(int(low), int(high or low) + 1):
            given = scoring.stars_for(
                Goal(goal.replace(" ", "-")), Result.AGREED, likely, scoring.STANDING_BALANCE
            )
            assert given == stars


def test_the_limits_named_are_those_of_the_code():
    from service_quest.web.body import BODY_MOST

    assert f"({BODY_MOST // 1024} kB at most)" in README
    assert f"may reach {positions.POSITION_BOUND} positions" in GUIDE


def test_the_dependencies_listed_are_those_of_the_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for heading, wanted in (
        ("To run", project["dependencies"]),
        ("To test and develop", project["optional-dependencies"]["dev"]),
    ):
        table = README.partition(f"| {heading} |")[2].partition("\n\n")[0]
        listed = [row.split("|")[1].strip() for row in table.splitlines()[2:]]
        assert listed == sorted(re.split(r"[\[<>=]", name)[0] for name in wanted)


def test_every_picture_is_there_and_of_the_size_that_the_manifest_says():
    from service_quest.web.content import library
    from service_quest.web.offline.manifest import manifest

    for picture in re.findall(r'<img src="([^"]+)"', README):
        assert (ROOT / picture).is_file()
    for language in library().languages:
        for shown in manifest(language)["screenshots"]:
            picture = ROOT / "assets" / shown["src"].lstrip("/")
            width, height = size_of(picture.read_bytes())
            assert shown["sizes"] == f"{width}x{height}"


def test_the_conversation_in_the_pictures_can_still_be_played():
    from service_quest.authoring.library import load_library
    from service_quest.domain.analysis import analyse
    from tests.screenshots import SCENARIO, SLIP, best_from

    scenario = load_library().scenarios[SCENARIO].scenario
    assert scenario.choices[SLIP[-1]].thought
    assert list(best_from(analyse(scenario), SLIP))


def test_the_writers_example_is_sound(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    from service_quest.authoring.cli import main

    example = GUIDE.partition("```yaml\n")[2].partition("```")[0]
    shutil.copytree(ROOT / "content" / "interface" / "en", tmp_path / "interface" / "en")
    shutil.copy(ROOT / "content" / "principles.yaml", tmp_path)
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "umbrella.yaml").write_text(example, "utf-8")
    status = main(["check"], tmp_path)
    assert (status, capsys.readouterr().out) == (0, "")
