"""Where the cards of the field guide are met, and who says what their examples quote."""

from __future__ import annotations

from dataclasses import replace

from service_quest.domain.guide import (
    THOUGHT,
    YOU,
    Card,
    Example,
    cards_by_principle,
    heard_in,
    met_in,
)
from service_quest.domain.scenario import Line, Scenario, Speaker
from tests.domain.scripts import choice, ending, scenario, talk


def story(name: str, level: str = "storm", *principles: str) -> Scenario:
    """Return a scenario of a level, with a reply that names some principles."""
    asked = choice("hello.ask", "bye", principles=principles)
    return scenario(talk("hello", asked), ending("bye"), id=name, level=level)


def test_a_card_is_met_in_every_scenario_of_its_level() -> None:
    card = Card("needs", "stages", level="needs")
    stories = [story("one", "needs"), story("two", "values"), story("three", "needs")]
    assert met_in(card, stories) == ("one", "three")


def test_a_card_is_met_where_a_reply_names_one_of_its_principles() -> None:
    card = Card("human", "wishes", principles=("T8", "T9"))
    stories = [story("one", "storm", "T1"), story("two", "storm", "T1", "T9"), story("three")]
    assert met_in(card, stories) == ("two",)


def test_a_card_is_met_in_the_scenarios_of_its_examples_first_and_once() -> None:
    examples = (Example("three", ("hello.l1",)), Example("two", ("hello.l1",)))
    card = Card("needs", "stages", "needs", (), examples)
    stories = [story(name, "needs") for name in ("one", "two", "three")]
    assert met_in(card, stories) == ("three", "two", "one")


def test_a_card_that_asks_for_nothing_is_met_nowhere() -> None:
    assert met_in(Card("joy", "words"), [story("one", "storm", "G1")]) == ()


def test_of_the_cards_that_tell_of_a_principle_the_first_is_the_one_to_read() -> None:
    cards = [
        Card("function", "work", principles=("G2",)),
        Card("x", "work", principles=("G2", "G1")),
    ]
    assert cards_by_principle(cards) == {"G2": "function", "G1": "x"}


def test_who_says_each_line_that_can_be_heard() -> None:
    argued = choice(
        "hello.argue",
        "bye",
        thought=Line("hello.argue.thought"),
        reply=(Line("hello.argue.r1", Speaker.OLD_HAND),),
    )
    told = replace(
        talk("hello", argued), lines=(Line("hello.l1"), Line("hello.l2", Speaker.MANAGER))
    )
    assert heard_in(scenario(told, ending("bye"))) == {
        "hello.l1": "customer",
        "hello.l2": "manager",
        "hello.argue": YOU,
        "hello.argue.thought": THOUGHT,
        "hello.argue.r1": "old-hand",
        "bye.l1": "customer",
    }


def test_what_is_said_everywhere_is_heard_and_a_letter_is_not() -> None:
    one = scenario(talk("hello", choice("hello.ask", "bye")), ending("bye"))
    heard = heard_in(replace(one, always=(choice("always.breathe", "bye"),)))
    assert heard["always.breathe"] == YOU
    assert "bye.t1" not in heard
