"""What a team's play tells together."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service_quest.domain.insight import (
    EVERYWHERE,
    MISSED,
    PEOPLE_LEAST,
    QUOTED_LEAST,
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
TEN = (*FIVE, "fay", "gus", "hal", "ida", "jan")
CHOICES = ("hello.listen", "hello.argue", "told.swap", "told.shrug", "bye.wish", "always.breathe")
REPLIES = st.lists(st.tuples(st.sampled_from(CHOICES), st.sampled_from(Grade)), max_size=6)
COMING = st.lists(REPLIES, max_size=17)
"""What people say, one after the other as they come."""


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


def came(replies: Sequence[Sequence[tuple[str, Grade]]]) -> list[GradedPlay]:
    return [play(f"p{number}", *said) for number, said in enumerate(replies)]


def test_what_most_people_missed_comes_first_with_what_went_better():
    well = ("hello.listen", Grade.BEST)
    lost = ("hello.argue", Grade.BLUNDER)
    late = ("bye.recite", Grade.MISTAKE)
    plain = ("bye.nod", Grade.GOOD)
    found = most_missed(
        [
            *plays(TEN[:5], lost),
            *plays(TEN[5:8], well, late),
            *plays(TEN[8:], well, plain),
        ]
    )
    assert found == (
        Missed("hello", "hello.argue", 5, 10, "hello.listen"),
        Missed("bye", "bye.recite", 3, 5, "bye.nod"),
    )


def test_nobody_counts_twice_at_a_node():
    again = [("hello.argue", Grade.BLUNDER), ("hello.argue", Grade.MISTAKE)]
    (one,) = most_missed([*plays(TEN[:3], *again), *plays(TEN[3:5], ("hello.hm", Grade.GOOD))])
    assert (one.by, one.of) == (3, 5)


def test_a_place_where_fewer_than_five_came_is_not_told_of_however_many_played():
    well, lost = ("hello.listen", Grade.BEST), ("bye.recite", Grade.MISTAKE)
    assert most_missed([*plays(TEN[:4], well, lost), *plays(TEN[4:], well)]) == ()


@pytest.mark.parametrize("number", [4, 5])
def test_that_all_said_it_is_told_like_that_all_but_one_did(number: int):
    lost, well = ("hello.argue", Grade.BLUNDER), ("hello.listen", Grade.BEST)
    found = most_missed([*plays(FIVE[:number], lost), *plays(FIVE[number:], well)])
    assert found == (Missed("hello", "hello.argue", 4, 5, None),)


def test_a_reply_offered_everywhere_is_one_of_all_who_played():
    lost = ("always.stop", Grade.MISTAKE)
    found = most_missed([*plays(TEN[:2], lost), *plays(TEN[2:], ("hello.listen", Grade.BEST))])
    assert found == (Missed("always", "always.stop", 2, 10, None),)


def test_what_one_alone_said_is_quoted_neither_as_missed_nor_as_better():
    alone = play("ann", ("hello.argue", Grade.BLUNDER), ("bye.wish", Grade.BEST))
    rest = plays(FIVE[1:], ("hello.listen", Grade.BEST), ("bye.nod", Grade.MISTAKE))
    assert most_missed([alone, *rest]) == (Missed("bye", "bye.nod", 4, 5, None),)


def test_people_count_in_the_order_in_which_they_came():
    lost, well = ("hello.argue", Grade.BLUNDER), ("hello.listen", Grade.BEST)
    assert most_missed([*plays(FIVE, well), *plays(TEN[5:9], lost)]) == ()
    (one,) = most_missed([*plays(FIVE, well), *plays(TEN[5:], lost)])
    assert (one.by, one.of, one.better) == (5, 10, "hello.listen")


@given(COMING)
def test_whatever_is_played_no_group_told_of_is_under_five_nor_all_of_one_mind(
    replies: list[list[tuple[str, Grade]]],
):
    for one in most_missed(came(replies)):
        there = [said for said in replies if any(node_of(c) == one.node for c, _ in said)]
        group = len(replies if one.node == EVERYWHERE else there)
        gave = sum(any(c == one.choice and g in MISSED for c, g in said) for said in replies)
        well = sum(any(c == one.better and g not in MISSED for c, g in said) for said in replies)
        assert PEOPLE_LEAST <= one.of <= group
        assert QUOTED_LEAST <= one.by < one.of
        assert one.by <= gave
        assert one.better is None or well >= QUOTED_LEAST


@given(COMING)
def test_whoever_comes_changes_nothing_until_five_have(replies: list[list[tuple[str, Grade]]]):
    plays = came(replies)
    for number in range(len(plays) + 1):
        assert most_missed(plays[:number]) == most_missed(plays[: number - number % PEOPLE_LEAST])


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


def test_words_come_to_be_told_by_whole_fives_only():
    said = [Said("milk", "hello", person, f"by {person}") for person in TEN]
    for count in range(len(said) + 1):
        told = [text for voice in where_the_house_fails(said[:count]) for text in voice.texts]
        assert len(told) == count // 5 * 5


def test_one_person_who_says_it_often_is_one():
    assert where_the_house_fails([Said("milk", "hello", "ann", str(n)) for n in range(9)]) == ()


def test_what_few_say_happens_is_not_told():
    assert often_enough({"milk": 4, "car": 5, "hotel": 9}) == {"hotel": 9, "car": 5}


def test_a_reply_offered_everywhere_stands_at_no_node_of_its_own():
    assert (node_of("always.breathe"), node_of("hello.ask")) == ("always", "hello")
