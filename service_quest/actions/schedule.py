"""When a principle should come back: FSRS, told how well it was known each time.

FSRS (Free Spaced Repetition Scheduler, version 6) works out how long something is
remembered, and names the time when nine in ten still would. Its weights are the ones it
comes with; chance is switched off, so that a history alone tells the day.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache

from fsrs import Card, Scheduler
from fsrs import Rating as Told

from service_quest.actions.times import milliseconds
from service_quest.domain.practice import History

DAYS_MOST = 365
"""However well it is known, it comes back within a year."""
SCHEDULER = Scheduler(
    learning_steps=(),
    relearning_steps=(),
    maximum_interval=DAYS_MOST,
    enable_fuzzing=False,
)
"""Without steps of minutes: what was missed comes back the next day."""


@lru_cache(maxsize=20_000)
def due_after(history: History) -> int:
    """Return when (ms) a principle with such a history, of at least one time, is due again."""
    card = Card(card_id=1, due=_moment(history[0][0]))
    for at, rating in history:
        card, _ = SCHEDULER.review_card(card, Told(rating.value), _moment(at))
    return milliseconds(card.due)


def _moment(ms: int) -> datetime:
    return datetime.fromtimestamp(ms / 1000, UTC)
