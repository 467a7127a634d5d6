"""The editors' schema and the reader agree, and the committed file is fresh."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from service_quest.authoring.library import load_library
from service_quest.authoring.reader import read_scenario
from service_quest.authoring.schema import SCHEMA_FILE, schema_text
from tests.authoring.umbrella import CONTENT, UMBRELLA, changed

SCHEMA = json.loads(schema_text(load_library(CONTENT).principles))


def errors(text: str) -> list[Any]:
    data: Any = YAML(typ="safe", pure=True).load(text)
    return list(Draft202012Validator(SCHEMA).iter_errors(data))


def test_the_schema_in_the_repository_is_fresh(content_root: Path) -> None:
    text = (content_root / SCHEMA_FILE).read_text("utf-8")
    assert text == schema_text(load_library(content_root).principles)


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_a_sound_scenario_fits_the_schema() -> None:
    assert errors(UMBRELLA) == []


def test_every_scenario_that_ships_fits_the_schema(content_root: Path) -> None:
    for source in load_library(content_root).scenarios.values():
        assert errors(source.path.read_text("utf-8")) == [], source.path.name


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("channel: counter", "channel: conter"),
        ("kind: ask", "kid: ask"),
        ("calm: 1, trust", "calm: 11, trust"),
        ("calm: 5", "calm: five"),
        ("principles: [B3]", "principles: [B33]"),
        ("  hello:\n", "  title:\n"),
        ("      ask:\n", "      Ask:\n"),
        ("lands: true", "lands: 1"),
        ("title: Katkine vihmavari", "title: ''"),
        ("level: opening\n", ""),
    ],
)
def test_schema_and_reader_refuse_the_same(old: str, new: str, tmp_path: Path) -> None:
    text = changed((old, new))
    path = tmp_path / "umbrella.yaml"
    path.write_text(text, "utf-8")
    assert errors(text)
    assert read_scenario(path, load_library(CONTENT).principles).problems


def test_scenarios_name_their_schema_for_the_editor(content_root: Path) -> None:
    for source in load_library(content_root).scenarios.values():
        first = source.path.read_text("utf-8").split("\n")[0]
        assert first == f"# yaml-language-server: $schema=../{SCHEMA_FILE}", source.path.name
