"""Days and moments as pages show them: short, and alike in every language."""

from __future__ import annotations

from datetime import UTC, date, datetime


def short_day(day: date | None) -> str:
    """Return a day as `27.11.`; a dash for none."""
    return f"{day.day}.{day.month:02}." if day else "–"


def short_moment(ms: int) -> str:
    """Return the day of a moment (ms since 1970, UTC)."""
    return short_day(datetime.fromtimestamp(ms / 1000, UTC).date())


def day_in(text: str) -> date | None:
    """Return the day of a date field; None if it is empty.

    Raises ValueError if it is no day.
    """
    return date.fromisoformat(text) if text else None
