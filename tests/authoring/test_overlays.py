"""A translation keeps up with its source: what is missing, stale or unknown is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from service_quest.authoring.overlays import check_overlay, merged, read_overlay
from service_quest.authoring.problem import Problem
from service_quest.authoring.reader import read_scenario
from service_quest.authoring.source import ScenarioSource
from service_quest.authoring.texts import (
    CHOICE_LIMIT,
    EMAIL_LINE_LIMIT,
    LETTER_LIMIT,
    LINE_LIMIT,
    check_sentences,
    digest,
    limits,
)
from service_quest.authoring.writing import Unwritable, accept, stale_in, write_skeleton
from tests.authoring.umbrella import ENGLISH, UMBRELLA, changed, codes

THANKS = "  bye.l1: Thank you!\n"


@pytest.fixture
def source(tmp_path: Path) -> ScenarioSource:
    return written(tmp_path)


def written(folder: Path, *pairs: tuple[str, str]) -> ScenarioSource:
    path = folder / "umbrella.yaml"
    path.write_text(changed(*pairs, text=UMBRELLA), "utf-8")
    found = read_scenario(path).source
    assert found
    return found


def english(source: ScenarioSource, *pairs: tuple[str, str]) -> Path:
    path = source.path.with_name("umbrella.en.yaml")
    path.write_text(changed(*pairs, text=ENGLISH), "utf-8")
    return path


def problems_of(source: ScenarioSource, path: Path) -> list[Problem]:
    overlay, problems = read_overlay(path)
    return [*problems, *check_overlay(source, overlay)]


def test_a_complete_overlay_has_no_problems(source: ScenarioSource) -> None:
    assert problems_of(source, english(source)) == []


def test_a_sentence_changed_at_the_source_is_stale(tmp_path: Path) -> None:
    source = written(tmp_path, ("Kuidas see juhtus?", "Mis temaga juhtus?"))
    (problem,) = problems_of(source, english(source))
    assert (problem.code, problem.where) == ("SQ041", "hello.ask")
    assert problem.line == ENGLISH.split("  hello.ask:")[0].count("\n") + 1


def test_a_translation_nobody_accepted_counts_as_stale(source: ScenarioSource) -> None:
    path = english(source, (f"  bye.l1: {digest('Aitäh teile!')}\n", ""))
    assert codes(problems_of(source, path)) == ["SQ041"]


def test_spaces_at_the_source_make_no_translation_stale(tmp_path: Path) -> None:
    source = written(tmp_path, ("Kuidas see juhtus?", "Kuidas\n          see juhtus?"))
    assert problems_of(source, english(source)) == []


def test_every_text_of_an_empty_overlay_is_missing(source: ScenarioSource) -> None:
    path = source.path.with_name("umbrella.en.yaml")
    path.write_text("language: en\n", "utf-8")
    found = problems_of(source, path)
    assert codes(found) == ["SQ040"] * len(source.texts)


def test_an_overlay_must_say_the_language_of_its_file(source: ScenarioSource) -> None:
    path = english(source, ("language: en", "language: fi"))
    assert codes(problems_of(source, path)) == ["SQ046"]


def test_a_sentence_that_is_a_list_is_told(source: ScenarioSource) -> None:
    path = english(source, (THANKS, "  bye.l1: [Thank, you]\n"))
    assert codes(problems_of(source, path)) == ["SQ009", "SQ040"]


def test_the_source_stands_in_for_what_is_not_translated(source: ScenarioSource) -> None:
    overlay, _ = read_overlay(english(source, (THANKS, ""), ("  cold.l1: I see.", "  cold.l1: ''")))
    texts = merged(source, overlay)
    assert texts["hello.ask"] == "How did it happen?"
    assert texts["bye.l1"] == "Aitäh teile!"
    assert texts["cold.l1"] == "Selge."
    assert list(texts) == list(source.texts)


@pytest.mark.parametrize(
    ("text_id", "limit"),
    [("hello.l1", LINE_LIMIT), ("hello.ask", CHOICE_LIMIT), ("bye.t1", LETTER_LIMIT)],
)
def test_a_sentence_may_be_as_long_as_its_bubble(
    source: ScenarioSource, text_id: str, limit: int
) -> None:
    allowed = limits(source.scenario)
    fits, over = {text_id: "a" * limit}, {text_id: "a" * (limit + 1)}
    assert list(check_sentences(source.path, "et", fits, {}, allowed)) == []
    assert codes(list(check_sentences(source.path, "et", over, {}, allowed))) == ["SQ044"]


def test_an_email_may_have_longer_lines_but_no_longer_replies(tmp_path: Path) -> None:
    allowed = limits(written(tmp_path, ("channel: counter", "channel: email")).scenario)
    assert allowed["hello.l1"] == EMAIL_LINE_LIMIT
    assert allowed["hello.ask"] == CHOICE_LIMIT
    assert allowed["bye.t1"] == LETTER_LIMIT


@pytest.mark.parametrize(
    ("language", "sentence", "told"),
    [
        ("et", "Ta ütles „tere“.", ["SQ045"]),
        ("et", "Ta ütles „tere”.", []),
        ("et", 'Ta ütles "tere".', ["SQ045"]),
        ("en", "He said “hello”.", []),
        ("en", "It's ‘fine’.", []),
        ("en", "He said „hello”.", ["SQ045"]),
        ("fi", '"moi"', []),
    ],
)
def test_each_language_has_its_own_quotation_marks(
    language: str, sentence: str, told: list[str], tmp_path: Path
) -> None:
    found = list(check_sentences(tmp_path, language, {"a": sentence}, {}, {}))
    assert codes(found) == told


def test_a_skeleton_holds_every_text_in_screenplay_order(source: ScenarioSource) -> None:
    path, added = write_skeleton(source, "fi")
    overlay, problems = read_overlay(path)
    assert problems == []
    assert path.name == "umbrella.fi.yaml"
    assert added == list(overlay.texts) == list(source.texts)
    assert set(overlay.texts.values()) == {""}


def test_a_skeleton_fills_in_what_lacks_and_touches_nothing_else(source: ScenarioSource) -> None:
    comment = "  # Keep the customer brief here.\n"
    path = english(source, (THANKS, ""), ("  offer.l1:", comment + "  offer.l1:"))
    before = path.read_text("utf-8")
    _, added = write_skeleton(source, "en")
    assert added == ["bye.l1"]
    expected = changed(("  bye.t1:", "  bye.l1: ''\n  bye.t1:"), text=before)
    assert path.read_text("utf-8") == expected


def test_a_second_skeleton_changes_nothing(source: ScenarioSource) -> None:
    path, _ = write_skeleton(source, "fi")
    before = path.stat().st_mtime_ns
    assert write_skeleton(source, "fi") == (path, [])
    assert path.stat().st_mtime_ns == before


def test_rewriting_keeps_quotes_comments_and_blocks(source: ScenarioSource) -> None:
    path = english(
        source,
        ("  title: A broken", "  title: 'A broken'  # not torn\n  broken: A broken"),
        ("  cold.l1: I see.", "  cold.l1: |\n    I\n    see."),
        (THANKS, ""),
    )
    before = path.read_text("utf-8")
    write_skeleton(source, "en")
    after = path.read_text("utf-8")
    assert after.replace("  bye.l1: ''\n", "") == before


def test_a_broken_overlay_is_never_rewritten(source: ScenarioSource) -> None:
    path = source.path.with_name("umbrella.en.yaml")
    path.write_text("language: en\ntexts: {a: b\n", "utf-8")
    for write in (write_skeleton, accept):
        with pytest.raises(Unwritable):
            write(source, "en")
    assert path.read_text("utf-8") == "language: en\ntexts: {a: b\n"


def test_accepting_ends_staleness(tmp_path: Path) -> None:
    source = written(tmp_path, ("Kuidas see juhtus?", "Mis temaga juhtus?"))
    path = english(source)
    assert stale_in(source, read_overlay(path)[0]) == ["hello.ask"]
    assert accept(source, "en")[1] == ["hello.ask"]
    assert problems_of(source, path) == []


def test_accepting_one_text_leaves_the_others_stale(tmp_path: Path) -> None:
    source = written(tmp_path, ("Kuidas see juhtus?", "Mis juhtus?"), ("Selge.", "Nojah."))
    path = english(source)
    accept(source, "en", ["cold.l1"])
    assert stale_in(source, read_overlay(path)[0]) == ["hello.ask"]


def test_an_empty_translation_is_not_accepted(source: ScenarioSource) -> None:
    path, _ = write_skeleton(source, "fi")
    assert accept(source, "fi")[1] == []
    assert read_overlay(path)[0].sources == {}


def test_a_missing_overlay_cannot_be_accepted(source: ScenarioSource) -> None:
    with pytest.raises(Unwritable):
        accept(source, "fi")
    assert not source.path.with_name("umbrella.fi.yaml").exists()


def test_digests_that_look_like_numbers_survive(source: ScenarioSource) -> None:
    path = english(source, (f"  title: {digest(source.texts['title'])}", "  title: 012345"))
    assert read_overlay(path)[0].sources["title"] == "012345"
    accept(source, "en", ["summary"])
    write_skeleton(source, "en")
    assert read_overlay(path)[0].sources["title"] == "012345"
