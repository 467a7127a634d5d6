"""Attempts as a device would send them, of the kettle scenario."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from service_quest.actions.people import guest_id
from service_quest.actions.submission import read_submission
from service_quest.domain.scenario import Scenario
from service_quest.domain.version import content_version
from service_quest.store.records import Submission
from tests.domain.scripts import kettle

KETTLE = kettle()
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
NOW_MS = int(NOW.timestamp() * 1000)
MAIE, JAAN = "a" * 64, "b" * 64
"""The tokens of two browsers."""
WELL = ["hello.listen", "told.swap", "bye.wish"]
BADLY = ["hello.argue", "hurt.shrug"]


def sent(script: Scenario = KETTLE, token: str = MAIE, **parts: Any) -> dict[str, Any]:
    """Return an attempt as JSON: played well, begun a minute ago, the device's first."""
    moves = parts.pop("moves", WELL)
    return {
        "id": "0" * 32,
        "person": guest_id(token),
        "scenario": script.id,
        "version": content_version(script),
        "language": "et",
        "start": "plain",
        "moves": moves,
        "times": [1_000 * (turn + 1) for turn in range(len(moves))],
        "started": NOW_MS - 60_000,
        "finished": NOW_MS - 50_000,
        "first": True,
        "abandoned": False,
        "other": [],
        **parts,
    }


def played(script: Scenario = KETTLE, **parts: Any) -> Submission:
    """Return the same, read."""
    return read_submission(sent(script, **parts))


def after(**time: float) -> datetime:
    """Return a moment after `NOW`."""
    return NOW + timedelta(**time)
