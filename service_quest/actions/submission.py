"""Reads what a device sent, believing nothing."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import Any, cast

from service_quest.actions.errors import BadAttempt
from service_quest.domain.scenario import Parting
from service_quest.store.practice import PracticeAnswer
from service_quest.store.records import OtherAnswer, Submission
from service_quest.store.tables import SENTENCE_LENGTH

MOVES_MOST = 200
OTHERS_MOST = 50
CLOCK_LIMIT = 8_640_000_000_000_000
"""The furthest from 1970 that a browser's clock can be, in ms."""

HEX_32 = re.compile(r"[0-9a-f]{32}")
VERSION = re.compile(r"[0-9a-f]{16}")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})?")
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
MOVE = re.compile(rf"{NAME.pattern}\.{NAME.pattern}")
MOMENT = re.compile(rf"{NAME.pattern}\.{NAME.pattern}\.{NAME.pattern}")
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]+")


def read_submission(data: object) -> Submission:
    """Return the attempt in decoded JSON.

    Raises:
        BadAttempt: a part is missing, of the wrong type, too long or no id.
    """
    parts = _mapping(data, "attempt")
    moves = tuple(_moves(parts))
    return Submission(
        id=_match(parts, "id", HEX_32),
        person=_match(parts, "person", HEX_32),
        scenario=_match(parts, "scenario", NAME),
        version=_match(parts, "version", VERSION),
        language=_match(parts, "language", LANGUAGE),
        start=_parting(parts),
        moves=moves,
        times=_times(parts, len(moves)),
        started=_clock(parts.get("started"), "started"),
        finished=_finished(parts),
        first=_flag(parts, "first"),
        abandoned=_flag(parts, "abandoned"),
        other=tuple(_others(parts, len(moves))),
    )


def read_practice(data: object) -> PracticeAnswer:
    """Return the answer to a moment in decoded JSON.

    Raises:
        BadAttempt: a part is missing, of the wrong type, too long or no id.
    """
    parts = _mapping(data, "attempt")
    return PracticeAnswer(
        id=_match(parts, "id", HEX_32),
        person=_match(parts, "person", HEX_32),
        moment=_match(parts, "moment", MOMENT),
        choice=_match(parts, "choice", MOVE),
        at=_clock(parts.get("at"), "at"),
    )


def _mapping(value: object, field: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise BadAttempt(field=field)
    return cast("Mapping[str, Any]", value)


def _list(parts: Mapping[str, Any], field: str, most: int) -> list[Any]:
    value = parts.get(field)
    if not isinstance(value, list) or len(cast("list[Any]", value)) > most:
        raise BadAttempt(field=field)
    return cast("list[Any]", value)


def _matching(value: object, field: str, pattern: re.Pattern[str]) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise BadAttempt(field=field)
    return value


def _match(parts: Mapping[str, Any], field: str, pattern: re.Pattern[str]) -> str:
    return _matching(parts.get(field), field, pattern)


def _flag(parts: Mapping[str, Any], field: str) -> bool:
    value = parts.get(field)
    if not isinstance(value, bool):
        raise BadAttempt(field=field)
    return value


def _parting(parts: Mapping[str, Any]) -> Parting:
    """Return how one had parted from a regular; devices that knew of none said nothing."""
    value = parts.get("start", Parting.PLAIN)
    if value not in list(Parting):
        raise BadAttempt(field="start")
    return Parting(value)


def _clock(value: object, field: str) -> int:
    """Return a time in ms: however wrong the clock, it is a number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadAttempt(field=field)
    if isinstance(value, float) and not math.isfinite(value):
        raise BadAttempt(field=field)
    return int(max(-CLOCK_LIMIT, min(CLOCK_LIMIT, value)))


def _finished(parts: Mapping[str, Any]) -> int | None:
    value = parts.get("finished")
    return None if value is None else _clock(value, "finished")


def _moves(parts: Mapping[str, Any]) -> Iterator[str]:
    for move in _list(parts, "moves", MOVES_MOST):
        yield _matching(move, "moves", MOVE)


def _times(parts: Mapping[str, Any], moves: int) -> tuple[int, ...]:
    """Return ms since the start, one a move, never going back whatever the clock did."""
    times = [_clock(t, "times") for t in _list(parts, "times", MOVES_MOST)]
    if len(times) != moves:
        raise BadAttempt(field="times")
    return tuple(accumulate((max(0, time) for time in times), max))


def _others(parts: Mapping[str, Any], moves: int) -> Iterator[OtherAnswer]:
    if parts.get("other") is None:
        return
    for value in _list(parts, "other", OTHERS_MOST):
        other = _mapping(value, "other")
        node = _match(other, "node", NAME)
        yield OtherAnswer(_turn(other, moves), node, _sentence(other))


def _turn(other: Mapping[str, Any], moves: int) -> int:
    turn = other.get("turn")
    if type(turn) is not int or not 0 <= turn <= moves:
        raise BadAttempt(field="turn")
    return turn


def _sentence(other: Mapping[str, Any]) -> str:
    text = other.get("text", "")
    if not isinstance(text, str) or len(text) > SENTENCE_LENGTH:
        raise BadAttempt(field="text")
    # Some databases take neither null signs nor halves of a pair.
    return UNPRINTABLE.sub(" ", text).strip()
