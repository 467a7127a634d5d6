"""Clocks: what is believed of a device's, and the server's own as it is stored."""

from __future__ import annotations

from datetime import UTC, datetime

from service_quest.store.records import Submission, Timing

AHEAD_MS = 5 * 60_000
"""A clock may be ahead by this much and still count as right."""
BACK_MS = 400 * 24 * 3_600_000
"""An attempt may wait on a device for this long, and a session lives no longer."""


def milliseconds(moment: datetime) -> int:
    """Return a moment (with its zone) as it is stored: ms since 1970, UTC."""
    return round(moment.astimezone(UTC).timestamp() * 1000)


def timing_of(submission: Submission, now: int) -> Timing:
    """Judge a device's times by the server's clock at `now` (ms).

    A start up to five minutes ahead counts as now. One further ahead or more than
    400 days back is not believed: the attempt then began when it arrived, and is
    marked. An end before its start counts as the start, one after `now` as now.
    """
    off = not now - BACK_MS <= submission.started <= now + AHEAD_MS
    started = now if off else min(submission.started, now)
    finished = submission.finished
    if finished is not None:
        finished = max(started, min(finished, now))
    return Timing(started, finished, now, off)


def believed(at: int, now: int) -> int:
    """Return a device's time (ms): one ahead of `now`, or over 400 days back, counts as now."""
    return at if now - BACK_MS <= at <= now else now


def iso_moment(ms: int) -> str:
    """Return a stored moment (ms since 1970, UTC) as ISO 8601 has it."""
    return datetime.fromtimestamp(ms / 1000, UTC).isoformat(timespec="milliseconds")
