"""Files meant to harm, and plain rubbish, get an error quickly and do nothing else."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service_quest.authoring.overlays import read_overlay
from service_quest.authoring.reader import read_scenario
from service_quest.authoring.yaml_text import DEPTH_LIMIT, FILE_LIMIT
from tests.authoring.umbrella import UMBRELLA, codes

QUICK = 1.0
"""Seconds of work, whatever else the machine does; a file that explodes takes minutes."""

LAUGHS = "a: &a [ha, ha, ha]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}, *{a}, *{a}, *{a}]\n"
    for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
HOSTILE = {
    "aliases that explode": (LAUGHS.encode(), "SQ005"),
    "an alias to itself": (b"a: &a [*a]\n", "SQ005"),
    "a merge key": (b"a: &a {b: c}\nd: {<<: *a}\n", "SQ005"),
    "a tag that builds an object": (b"a: !!python/object/apply:os.system [ls]\n", "SQ005"),
    "a tag on the top": (b"!!map {id: x}\n", "SQ005"),
    "lists in lists": (b"a: " + b"[" * 60_000, "SQ004"),
    "mappings in mappings": (b"{a: " * 15_000, "SQ004"),
    "braces alone": (b"{" * 60_000, "SQ004"),
    "dashes alone": (b"- " * 30_000, "SQ004"),
    "question marks alone": (b"? " * 30_000, "SQ004"),
    "megabytes": (b"a: b\n" * 1_000_000, "SQ002"),
    "one byte too many": (b"#" * (FILE_LIMIT + 1), "SQ002"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "SQ003"),
    "zero bytes": (b"id: a\x00b\n", "SQ003"),
    "UTF-16": ("id: õun\n".encode("utf-16"), "SQ003"),
    "Latin-1": ("title: õun\n".encode("latin-1"), "SQ003"),
    "a bell": (b"title: ding\x07\n", "SQ003"),
    "text running backwards": ("title: \u202eabc\n".encode(), "SQ003"),
    "nothing": (b"", "SQ014"),
    "a comment only": (b"# nothing\n", "SQ014"),
    "a sentence": (b"Tere.\n", "SQ014"),
    "a list": (b"- a\n- b\n", "SQ014"),
    "two documents": (b"id: a\n---\nid: b\n", "SQ014"),
    "an open quote": (b"title: 'Tere\n" + b"a\n" * 10_000, "SQ001"),
    "a tab for an indent": (b"a:\n\tb: c\n", "SQ001"),
    "a list as a key": (b"? [a, b]\n: c\n", "SQ001"),
    "a strange version": (b"%YAML 9.9\n---\nid: a\n", "SQ001"),
    "bangs alone": (b"!" * 65_000, "SQ005"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_its_code_within_a_second(name: str, tmp_path: Path) -> None:
    raw, code = HOSTILE[name]
    path = tmp_path / "bomb.yaml"
    path.write_bytes(raw)
    started = time.thread_time()
    found = read_scenario(path)
    assert time.thread_time() - started < QUICK
    assert found.source is None
    assert codes(found.problems) == [code]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_overlay_is_refused_alike(name: str, tmp_path: Path) -> None:
    raw, code = HOSTILE[name]
    path = tmp_path / "bomb.en.yaml"
    path.write_bytes(raw)
    overlay, problems = read_overlay(path)
    assert overlay.texts == {}
    assert codes(problems) == [code]


def test_a_depth_that_is_allowed_is_no_bomb(tmp_path: Path) -> None:
    path = tmp_path / "deep.yaml"
    nested = DEPTH_LIMIT - 1
    path.write_text(f"id: {'[' * nested}{']' * nested}\n", "utf-8")
    assert "SQ004" not in codes(read_scenario(path).problems)
    path.write_text(f"id: {'[' * (nested + 1)}{']' * (nested + 1)}\n", "utf-8")
    assert codes(read_scenario(path).problems) == ["SQ004"]


def test_the_line_of_a_syntax_error_is_told(tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text("id: broken\ntitle: Mure: vari\n", "utf-8")
    assert [(p.code, p.line) for p in read_scenario(path).problems] == [("SQ001", 2)]


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "umbrella.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + UMBRELLA.encode())
    assert read_scenario(path).problems == ()


def test_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "umbrella.yaml"
    path.write_bytes(UMBRELLA.replace("\n", "\r\n").encode())
    assert read_scenario(path).problems == ()


@settings(max_examples=150)
@given(st.binary(max_size=300))
def test_no_bytes_make_the_reader_fall_over(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes
) -> None:
    path = tmp_path_factory.mktemp("bytes") / "any.yaml"
    path.write_bytes(raw)
    assert read_scenario(path).problems


LINES = UMBRELLA.splitlines(keepends=True)
ODD = st.sampled_from(
    ["~", "[]", "{}", "- a", "'", "a: b", "null", "99999999999", "*x", "true", ""]
)


@settings(max_examples=250)
@given(st.integers(0, len(LINES) - 1), ODD, st.integers(0, 12), st.booleans())
def test_no_slip_in_a_scenario_makes_the_reader_fall_over(
    tmp_path_factory: pytest.TempPathFactory, at: int, odd: str, indent: int, instead: bool
) -> None:
    key = LINES[at].partition(":")[0] + ": " if instead else " " * indent
    text = "".join([*LINES[:at], f"{key}{odd}\n", *LINES[at + int(instead) :]])
    path = tmp_path_factory.mktemp("slips") / "umbrella.yaml"
    path.write_text(text, "utf-8")
    for problem in read_scenario(path).problems:
        assert 1 <= problem.line <= len(LINES) + 2
