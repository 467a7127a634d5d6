"""Waits for a quiet machine: what others compute would otherwise be measured too."""

from __future__ import annotations

from time import monotonic

import psutil

BUSY_PERCENT = 25
"""Of all cores together, over a second."""
PATIENCE_SECONDS = 10


def wait_until_quiet(seconds: float = PATIENCE_SECONDS) -> bool:
    """Wait until the machine has little to do; return whether it came to that in time."""
    until = monotonic() + seconds
    while psutil.cpu_percent(interval=1) > BUSY_PERCENT:
        if monotonic() > until:
            return False
    return True
