"""Finds a Chromium for the browser tests, or installs one."""

import functools
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ELSEWHERE = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)
FLAGS = (
    "--no-first-run",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
HELP = """No Chromium could be found or installed, and the browser tests need one. Install it
with the system's package manager (for example: apt-get install chromium), with
`playwright install chromium`, or name its program in SERVICE_QUEST_CHROMIUM."""


class NoChromium(Exception):
    """Neither the system nor an installation gave a Chromium that runs."""


@functools.cache
def chromium() -> str:
    """Return the path of a Chromium that runs.

    Raises:
        NoChromium: with what to do about it.
    """
    for find in (_on_the_system, _from_playwright, _from_apt):
        program = find()
        if program and _runs(program):
            return program
    raise NoChromium(HELP)


def launch_flags() -> list[str]:
    """Return the options for quiet, repeatable runs; the sandbox does not work for root."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*FLAGS, "--no-sandbox"] if is_root else list(FLAGS)


def comes_true(page: "Page", script: str, arg: Any = None, seconds: float = 10) -> None:
    """Wait until a JavaScript expression or function holds in a page.

    Playwright's own `wait_for_function` evaluates within the page, later on; the app's
    Content-Security-Policy forbids that to everyone.

    Raises:
        AssertionError: it did not in time.
    """
    until = time.monotonic() + seconds
    while not _holds(page, script, arg):
        assert time.monotonic() < until, f"never came true: {script}"
        page.wait_for_timeout(25)


def _holds(page: "Page", script: str, arg: Any) -> bool:
    from playwright.sync_api import Error

    try:
        return bool(page.evaluate(script, arg))
    except Error as error:
        # The page that was asked has made way for another.
        if "context was destroyed" not in str(error):
            raise
        return False


def _on_the_system() -> str | None:
    named = os.environ.get("SERVICE_QUEST_CHROMIUM")
    found = (shutil.which(name) for name in NAMES)
    apps = (str(path) for path in ELSEWHERE if path.exists())
    return named or next((path for path in (*found, *apps) if path), None)


def _from_playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    _try(sys.executable, "-m", "playwright", "install", "chromium")
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def _from_apt() -> str | None:
    if not shutil.which("apt-get"):
        return None
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    _try(*as_root, "apt-get", "update")
    _try(*as_root, "apt-get", "install", "-y", "--no-install-recommends", "chromium")
    return shutil.which("chromium")


def _runs(program: str) -> bool:
    return _try(program, "--version", timeout=60)


def _try(*command: str, timeout: float = 900) -> bool:
    try:
        done = subprocess.run(command, capture_output=True, timeout=timeout, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
