"""What a team's play tells together."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from service_quest.domain.insight import (
    PEOPLE_LEAST,
    Accuracy,
    Figure,
    GradedPlay,
    Missed,
    Said,
    by_level,
    most_missed,
    node_of,
    often_enough,
    where_the_house_fails,
)
from service_quest.domain.scoring import Grade

FIVE = ("ann", "ben", "cat", "dan", "eve")


def play(person: str, *moves: tuple[str, Grade]) -> GradedPlay:
    return GradedPlay(person, tuple(m for m, _ in moves), tuple(g for _, g in moves))


def plays(people: Sequence[str], *moves: tuple[str, Grade]) -> list[GradedPlay]:
    return [play(person, *moves) for person in people]


def test_a_stage_is_told_from_five_people_on():
    four = [Accuracy(person, "needs", 80) for person in FIVE[:4]]
    assert by_level(four) == {"needs": Figure(4, None)}
    assert by_level([*four, Accuracy("eve", "needs", 30)]) == {"needs": Figure(5, 70)}


def test_who_plays_more_scenarios_weighs_no_more():
    often = [Accuracy("ann", "needs", 100) for _ in range(20)]
    rest = [Accuracy(person, "needs", 0) for person in FIVE[1:]]
    assert by_level(often + rest)["needs"] == Figure(5, 20)


def test_what_most_people_missed_comes_first_with_what_went_better():
    well = ("hello.listen", Grade.BEST)
    lost = ("hello.argue", Grade.BLUNDER)
    late = ("bye.recite", Grade.MISTAKE)
    found = most_missed([*plays(FIVE[:3], lost), *plays(FIVE[3:], well, late)])
    assert found == (
        Missed("hello", "hello.argue", 3, 5, "hello.listen"),
        Missed("bye", "bye.recite", 2, 2, None),
    )


def test_nobody_counts_twice_at_a_node():
    again = [("hello.argue", Grade.BLUNDER), ("hello.argue", Grade.MISTAKE)]
    (one,) = most_missed(plays(FIVE, *again))
    assert (one.by, one.of) == (5, 5)


def test_a_good_reply_is_not_missed():
    assert most_missed(plays(FIVE, ("hello.listen", Grade.GOOD))) == ()


@given(st.integers(0, PEOPLE_LEAST - 1))
def test_fewer_than_five_tell_nothing(number: int):
    assert most_missed(plays(FIVE[:number], ("hello.argue", Grade.BLUNDER))) == ()


def test_the_house_is_told_of_without_names_and_in_no_order_of_coming():
    said = [
        Said("milk", "hello", person, text)
        for person, text in zip(FIVE, ("b", "", "a", "a", "c"), strict=True)
    ]
    (voice,) = where_the_house_fails(said)
    assert (voice.people, voice.texts) == (5, ("a", "b", "c"))
    assert where_the_house_fails(said[:4]) == ()


def test_one_person_who_says_it_often_is_one():
    assert where_the_house_fails([Said("milk", "hello", "ann", str(n)) for n in range(9)]) == ()


def test_what_few_say_happens_is_not_told():
    assert often_enough({"milk": 4, "car": 5, "hotel": 9}) == {"hotel": 9, "car": 5}


def test_a_reply_offered_everywhere_stands_at_no_node_of_its_own():
    assert (node_of("always.breathe"), node_of("hello.ask")) == ("always", "hello")
