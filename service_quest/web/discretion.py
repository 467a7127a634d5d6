"""Keeps secrets out of the log, whoever writes to it: tokens, codes behind a `#`, passwords."""

from __future__ import annotations

import logging
import re
import traceback
from time import monotonic
from typing import Any

from service_quest.web.limits import Pace

LOG = logging.getLogger(__name__)
ENTRY_MOST = 6_000
"""Characters of one entry: nobody fills the disk by sending nonsense."""
ENTRIES = (5, 1 / 60)
"""Entries from one place in the code: so many at once, and so many a second."""
LISTENERS = (
    "engineio.server",
    "socketio.server",
    "reflex.app",
    "reflex.state",
    "reflex.utils.token_manager",
    "reflex_base.event.processor.base_state_processor",
    "reflex_base.event.processor.event_processor",
)
"""They write down what anybody sends and they cannot make sense of."""
SHOWN = 6
"""So many signs of a token stay, to tell one from another."""
TOKEN = re.compile(
    r"\b([0-9a-f]{6})(?:[0-9a-f]{10,}\b|[0-9a-f]{2}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
)
NAMED = re.compile(
    r"(?i)((?:password|cookie|secret)['\"]?\s*[:=]\s*)('[^']*'|\"[^\"]*\"|[^\s'\",;)}]+)"
)


def discreet(text: str) -> str:
    """Return a text for the log without its secrets, and not longer than an entry may be."""
    cut = text if len(text) <= ENTRY_MOST else f"{text[:ENTRY_MOST]} …"
    return NAMED.sub(r"\1…", TOKEN.sub(r"\1…", cut))


class DiscreetRecord(logging.LogRecord):
    """An entry of the log that never held a secret, for whatever handler there is."""

    def __init__(self, *given: Any, **named: Any) -> None:
        """Take what a logger gives; message and traceback are settled here."""
        super().__init__(*given, **named)
        self.msg, self.args = discreet(self._said()), ()
        if self.exc_info and self.exc_info[1]:
            lines = traceback.format_exception(self.exc_info[1])
            self.exc_text, self.exc_info = discreet("".join(lines).rstrip()), None

    def _said(self) -> str:
        try:
            return super().getMessage()
        except (TypeError, ValueError):
            return str(self.msg)


def be_discreet() -> None:
    """Let every entry of the log be a discreet one, from now on."""
    logging.setLogRecordFactory(DiscreetRecord)


class Seldom(logging.Filter):
    """Lets an entry through only so often from one place in the code."""

    def __init__(self) -> None:
        """Let everything through as yet."""
        super().__init__()
        self._places = Pace(*ENTRIES)

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell whether an entry gets into the log."""
        return self._places.passes(f"{record.pathname}:{record.lineno}", monotonic())


def be_seldom() -> None:
    """Let what listens at the websocket write only so often, whatever is sent to it."""
    seldom = Seldom()
    for name in LISTENERS:
        logging.getLogger(name).addFilter(seldom)


def noted(exception: Exception) -> None:
    """Note what went wrong in an event; the page that sent it goes on as it was."""
    LOG.error("unexpected error in an event", exc_info=exception)


def noted_by_browser(exception: Exception) -> None:
    """Note what a browser tells went wrong in it."""
    LOG.warning("error in a browser: %s", exception)
