"""What a device sends is read, believing nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service_quest.actions.errors import BadAttempt
from service_quest.actions.submission import (
    CLOCK_LIMIT,
    MOVES_MOST,
    OTHERS_MOST,
    read_submission,
)
from service_quest.domain.scenario import Parting
from service_quest.store.records import OtherAnswer, Submission
from tests.actions.plays import sent

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
FIELDS = sorted(sent())


def other(**parts: Any) -> dict[str, Any]:
    """Return one other answer as JSON."""
    return {"turn": 1, "node": "told", "text": "Hoopis nii", **parts}


def storable(submission: Submission) -> bool:
    """Tell whether every sentence is one that any database takes."""
    texts = [answer.text for answer in submission.other]
    return all("\0" not in text and text.encode() is not None for text in texts)


def test_a_whole_attempt_is_read() -> None:
    read = read_submission(sent(other=[other()]))
    assert read.moves == ("hello.listen", "told.swap", "bye.wish")
    assert read.other == (OtherAnswer(1, "told", "Hoopis nii"),)


def test_other_answers_and_the_end_may_be_left_out() -> None:
    data = sent()
    del data["other"], data["finished"], data["start"]
    read = read_submission(data)
    assert read.other == ()
    assert read.start is Parting.PLAIN
    assert read.finished is None


@given(VALUES)
def test_whatever_is_sent_only_coded_errors_come_of_it(data: object) -> None:
    with pytest.raises(BadAttempt):
        read_submission(data)


@given(st.sampled_from(FIELDS), VALUES)
def test_whatever_stands_in_one_field_is_read_or_refused(field: str, value: object) -> None:
    try:
        assert storable(read_submission({**sent(), field: value}))
    except BadAttempt as error:
        assert error.data["field"] in (*FIELDS, "attempt", "turn", "node", "text")


@given(st.lists(st.dictionaries(st.sampled_from(["turn", "node", "text"]), VALUES)))
def test_whatever_stands_in_other_answers_is_read_or_refused(others: list[Any]) -> None:
    try:
        assert storable(read_submission(sent(other=others)))
    except BadAttempt as error:
        assert error.data["field"] in ("other", "turn", "node", "text")


@pytest.mark.parametrize("field", [f for f in FIELDS if f not in ("other", "finished", "start")])
def test_a_missing_part_is_named(field: str) -> None:
    data = sent()
    del data[field]
    with pytest.raises(BadAttempt) as caught:
        read_submission(data)
    assert caught.value.data == {"field": field}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "0" * 31),
        ("id", "0" * 33),
        ("id", "G" * 32),
        ("id", "0" * 32 + "\n"),
        ("id", "٣" * 32),
        ("person", ""),
        ("scenario", "Kettle"),
        ("scenario", "../kettle"),
        ("scenario", "k" * 65),
        ("version", "0" * 15),
        ("language", "e"),
        ("language", "et; DROP TABLE attempt"),
        ("start", "Warm"),
        ("start", None),
        ("start", ["warm"]),
        ("moves", "hello.listen"),
        ("moves", ["hello"]),
        ("moves", ["hello.listen", None]),
        ("moves", ["hello.listen"] * (MOVES_MOST + 1)),
        ("moves", {"0": "hello.listen"}),
        ("times", [1, 2]),
        ("times", [1, 2, "3"]),
        ("times", [1, 2, True]),
        ("times", [1, 2, float("nan")]),
        ("started", None),
        ("started", "now"),
        ("started", False),
        ("started", float("inf")),
        ("finished", "later"),
        ("first", 1),
        ("abandoned", "no"),
        ("other", {}),
        ("other", [None]),
        ("other", [other()] * (OTHERS_MOST + 1)),
        ("turn", -1),
        ("turn", 4),
        ("turn", True),
        ("turn", 0.0),
        ("node", "Told"),
        ("node", None),
        ("text", "x" * 281),
        ("text", None),
    ],
)
def test_a_wrong_part_is_named(field: str, value: object) -> None:
    inside = field in ("turn", "node", "text")
    data = sent(other=[other(**{field: value})]) if inside else {**sent(), field: value}
    with pytest.raises(BadAttempt) as caught:
        read_submission(data)
    assert caught.value.data == {"field": field}


@pytest.mark.parametrize("data", [None, [], "attempt", 1, True, [sent()]])
def test_what_is_no_object_is_refused(data: object) -> None:
    with pytest.raises(BadAttempt):
        read_submission(data)


@pytest.mark.parametrize(
    ("clock", "read"),
    [(10**400, CLOCK_LIMIT), (-(10**400), -CLOCK_LIMIT), (-5, -5), (1.5, 1), (0, 0)],
)
def test_a_clock_may_be_as_wrong_as_it_likes(clock: float, read: int) -> None:
    assert read_submission(sent(started=clock)).started == read


def test_times_never_go_back() -> None:
    assert read_submission(sent(times=[-50, 900.7, 300])).times == (0, 900, 900)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ('"  Tere!  "', "Tere!"),
        ('"a\\u0000b"', "a b"),
        ('"a\\ud83cb"', "a b"),
        ('"\\ud83e\\uded6"', "🫖"),
        ('"üks\\n\\nkaks"', "üks kaks"),
        ('"<script>alert(1)</script>"', "<script>alert(1)</script>"),
        ('"\\u202emaal"', "\u202emaal"),
    ],
)
def test_a_sentence_is_kept_as_it_was_written_but_for_what_cannot_be(
    written: str, kept: str
) -> None:
    read = read_submission(sent(other=[other(text=json.loads(written))]))
    assert read.other[0].text == kept
