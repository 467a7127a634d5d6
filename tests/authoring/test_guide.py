"""The field guide that ships: read, quoted right, worded in every language, and there to be met."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from service_quest.authoring.compiled_guide import Told, compile_guide, folded
from service_quest.authoring.guide import FAMILIES, misquoted, read_guide, wordless
from service_quest.authoring.library import Library, load_library
from service_quest.domain.guide import Card, Example, cards_by_principle, heard_in, met_in
from service_quest.domain.scenario import OFF_STREET, SHOES, STAGES
from tests.domain.scripts import kettle

QUOTED = "examples: [{scenario: kettle, lines: [hello.l1]}]"
FULL = f"needs:\n  family: stages\n  level: needs\n  principles: [M1]\n  {QUOTED}\n"
SENTENCES = (2, 5)
LONGEST = 330
TRY_LONGEST = 120


def written(tmp_path: Path, text: str) -> tuple[tuple[Card, ...], list[tuple[str, int]]]:
    path = tmp_path / "guide.yaml"
    path.write_text(text, "utf-8")
    cards, _, problems = read_guide(path)
    return cards, [(problem.code, problem.line) for problem in problems]


def test_all_that_may_stand_in_the_file_is_read(tmp_path: Path) -> None:
    (card,), told = written(tmp_path, FULL)
    assert told == []
    assert card == Card("needs", "stages", "needs", ("M1",), (Example("kettle", ("hello.l1",)),))


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (f"needs: {{{QUOTED}}}", "SQ008", 1),
        ("needs: {family: stages}", "SQ008", 1),
        ("needs: {family: stages, examples: []}", "SQ008", 1),
        ("needs:\n  family: stages\n  examples: [{scenario: kettle}]", "SQ008", 3),
        (f"needs: {{family: stage, {QUOTED}}}", "SQ011", 1),
        (f"needs: {{family: stages, level: need, {QUOTED}}}", "SQ011", 1),
        (f"needs: {{family: stages, colour: red, {QUOTED}}}", "SQ007", 1),
        (f"Needs: {{family: stages, {QUOTED}}}", "SQ010", 1),
        ("- needs", "SQ014", 1),
    ],
)
def test_a_mistake_is_told_by_its_code(text: str, code: str, line: int, tmp_path: Path) -> None:
    assert (code, line) in written(tmp_path, text)[1]


def quoting(
    tmp_path: Path, example: str, unreadable: tuple[str, ...] = ()
) -> list[tuple[str, int]]:
    path = tmp_path / "guide.yaml"
    path.write_text(f"act:\n  family: words\n  examples:\n    - {example}\n", "utf-8")
    cards, named, _ = read_guide(path)
    problems = misquoted(cards, named, path, {"kettle": kettle()}, unreadable)
    return [(problem.code, problem.line) for problem in problems]


@pytest.mark.parametrize(
    ("example", "told"),
    [
        ("{scenario: kettle, lines: [hello.l1, hello.listen]}", []),
        ("{scenario: teapot, lines: [hello.l1]}", [("SQ130", 4)]),
        ("{scenario: kettle, lines: [hello.l1, hello.sing]}", [("SQ131", 4)]),
        ("{scenario: kettle, lines: [title]}", [("SQ131", 4)]),
        ("{lines: [hello.l1]}", []),  # told as lacking
    ],
)
def test_only_what_is_heard_in_play_can_be_quoted(
    example: str, told: list[tuple[str, int]], tmp_path: Path
) -> None:
    assert quoting(tmp_path, example) == told


def test_a_scenario_that_cannot_be_read_is_told_off_elsewhere(tmp_path: Path) -> None:
    assert quoting(tmp_path, "{scenario: teapot, lines: [hello.l1]}", ("teapot",)) == []


def test_a_principle_that_is_not_there_is_told_on_its_line(tmp_path: Path) -> None:
    (tmp_path / "principles.yaml").write_text("great-service: [G1]", "utf-8")
    (tmp_path / "guide.yaml").write_text(FULL, "utf-8")
    told = [(p.code, p.line) for p in load_library(tmp_path).problems]
    assert ("SQ022", 4) in told


def test_a_sentence_that_a_language_lacks_is_told(tmp_path: Path) -> None:
    words = {f"guide.cards.act.{word}": "Tegu" for word in ("title", "text", "try")}
    interface = {"et": words, "en": {**words, "guide.cards.act.try": ""}}
    told = [p.data for p in wordless([Card("act", "words")], tmp_path, interface)]
    assert told == [{"id": "guide.cards.act.try", "language": "en"}]


def test_content_without_a_guide_is_content_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "interface" / "et").mkdir(parents=True)
    (tmp_path / "principles.yaml").write_text("group: [A1]", "utf-8")
    library = load_library(tmp_path)
    assert (library.cards, library.problems) == ((), ())


@pytest.fixture
def library(content_root: Path) -> Library:
    return load_library(content_root)


def test_the_families_are_whole_and_in_their_order(library: Library) -> None:
    sizes = Counter(card.family for card in library.cards)
    assert list(sizes.items()) == list(zip(FAMILIES, (7, 7, 2, 8, 10, 6), strict=True))
    assert tuple(card.level for card in library.cards if card.level) == STAGES


def test_every_principle_of_service_is_told_of_but_those_of_arguing(library: Library) -> None:
    told = set(cards_by_principle(library.cards))
    asked = {name for name in library.principles if name[0] in "GTB"}
    assert told == asked


def test_every_card_can_be_met_on_the_street(library: Library) -> None:
    scenarios = [source.scenario for source in library.scenarios.values()]
    on_street = {one.id for one in scenarios if one.level not in OFF_STREET}
    for card in library.cards:
        assert on_street & set(met_in(card, scenarios)), card.id


def test_the_wishes_are_heard_from_the_customers_side(library: Library) -> None:
    for card in library.cards:
        if card.family == "wishes":
            levels = {library.scenarios[e.scenario].scenario.level for e in card.examples}
            assert SHOES in levels, card.id


def test_a_thought_is_shown_as_the_customer_thinks_it(library: Library) -> None:
    for card in library.cards:
        if card.family == "thoughts":
            for example in card.examples:
                heard = heard_in(library.scenarios[example.scenario].scenario)
                assert heard[example.lines[-1]] == "thought", card.id


def test_the_first_customer_opens_a_few_cards_and_no_more(library: Library) -> None:
    scenarios = [source.scenario for source in library.scenarios.values()]
    (first,) = (one.id for one in scenarios if one.level == "opening")
    opened = [card.id for card in library.cards if first in met_in(card, scenarios)]
    assert 3 <= len(opened) <= 10


@pytest.mark.parametrize("language", ["et", "en"])
def test_a_card_says_little_and_gives_one_thing_to_try(language: str, library: Library) -> None:
    texts = library.interface[language]
    for card in library.cards:
        text, try_ = (texts[f"guide.cards.{card.id}.{word}"] for word in ("text", "try"))
        assert SENTENCES[0] <= len(re.findall(r"[.?](?= |$)", text)) <= SENTENCES[1], card.id
        assert len(text) <= LONGEST, card.id
        assert len(try_) <= TRY_LONGEST, card.id
        assert "!" not in text + try_, card.id


@pytest.mark.parametrize("language", ["et", "en"])
def test_no_words_are_left_over(language: str, library: Library) -> None:
    said = {i.split(".")[2] for i in library.interface[language] if i.startswith("guide.cards.")}
    assert said == {card.id for card in library.cards}


@pytest.mark.parametrize("language", ["et", "en"])
def test_the_guide_is_compiled_with_the_words_of_its_language(
    language: str, library: Library
) -> None:
    scenarios = {name: source.scenario for name, source in library.scenarios.items()}
    texts = {name: library.texts(name, language) for name in scenarios}
    guide = compile_guide(library.cards, Told(scenarios, texts, library.interface[language]))
    assert tuple(guide["families"]) == FAMILIES
    assert [card["id"] for card in guide["cards"]] == [card.id for card in library.cards]
    for card in guide["cards"]:
        assert texts[card["way"]]["title"] in card["locked"]
        for example in card["examples"]:
            said = texts[example["scenario"]].values()
            assert all(line["text"] in said and line["by"] for line in example["lines"])


def test_who_speaks_in_an_example_is_named_from_the_trainees_side(library: Library) -> None:
    scenarios = {name: source.scenario for name, source in library.scenarios.items()}
    texts = {name: library.texts(name, "et") for name in scenarios}
    guide = compile_guide(library.cards, Told(scenarios, texts, library.interface["et"]))
    cards = {card["id"]: card for card in guide["cards"]}
    assert [line["by"] for line in cards["help"]["examples"][0]["lines"]] == [
        "Sina kliendina",
        "Merle mõtleb",
    ]
    assert [line["by"] for line in cards["will"]["examples"][0]["lines"]] == [
        library.interface["et"]["speakers.old-hand"],
        "Sina",
    ]


def test_search_forgives_case_and_diacritics() -> None:
    assert folded("Häälestumine, Šokolaad") == "haalestumine, sokolaad"
