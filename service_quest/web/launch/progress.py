"""Runs the build and shows how far it is: its stage and the seconds that it has taken."""

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections import deque
from pathlib import Path

from service_quest.web.launch.build import MARK
from service_quest.web.launch.errors import LaunchError
from service_quest.web.launch.language import Sentences

KEPT_LINES = 40
COUNTING = "Progress:"
_SIGNS_OF = {
    "disk-full": ("ENOSPC", "No space left on device"),
    "not-writable": ("EACCES", "EROFS", "Permission denied"),
    "packages-unreachable": (
        "ConnectionRefused",
        "FailedToOpenSocket",
        "ENOTFOUND",
        "ETIMEDOUT",
    ),
}


class Progress:
    """One line that is rewritten on a terminal; elsewhere a line for each stage."""

    def __init__(self, sentences: Sentences) -> None:
        """Begin counting the seconds."""
        self._sentences = sentences
        self._began = time.monotonic()
        self._live = sys.stdout.isatty()
        self._stage = ""

    @property
    def seconds(self) -> int:
        """Whole seconds since the beginning."""
        return int(time.monotonic() - self._began)

    def enter(self, stage: str) -> None:
        """Show that a stage has begun."""
        self._stage = self._sentences.say(f"stages.{stage}")
        if not self._live:
            print(f"  {self._stage}", flush=True)
        self.tick()

    def tick(self) -> None:
        """Show the seconds anew."""
        if self._live and self._stage:
            print(f"\r\033[K  {self._stage} · {self.seconds} s", end="", flush=True)

    def end(self) -> None:
        """Leave the line."""
        if self._live:
            print("\r\033[K", end="")


def run_build(root: Path, sentences: Sentences) -> None:
    """Build in another process and show its stages.

    Raises:
        LaunchError: why it failed; its last lines are on standard error by then.
    """
    print(sentences.say("building"), flush=True)
    progress = Progress(sentences)
    build = _start(root)
    lines: queue.Queue[str | None] = queue.Queue()
    threading.Thread(target=_read, args=(build, lines), daemon=True).start()
    try:
        failure, tail = _follow(lines, progress)
        status = build.wait()
    finally:
        progress.end()
        _stop(build)
    if status:
        raise explain(failure, tail)
    print(sentences.say("built", seconds=progress.seconds), flush=True)


def _start(root: Path) -> subprocess.Popen[str]:
    # A group of its own, so that ending the launcher also ends the bundler that it started.
    return subprocess.Popen(
        [sys.executable, "-m", "service_quest.web.launch.build"],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
    )


def _read(build: subprocess.Popen[str], lines: "queue.Queue[str | None]") -> None:
    for line in build.stdout or ():
        lines.put(line.rstrip())
    lines.put(None)


def _follow(
    lines: "queue.Queue[str | None]", progress: Progress
) -> tuple[dict[str, str | int] | None, list[str]]:
    failure: dict[str, str | int] | None = None
    tail: deque[str] = deque(maxlen=KEPT_LINES)
    while True:
        try:
            line = lines.get(timeout=1)
        except queue.Empty:
            progress.tick()
            continue
        if line is None:
            return failure, list(tail)
        if not line.startswith(MARK):
            if not line.startswith(COUNTING):
                tail.append(line)
            continue
        told = json.loads(line.removeprefix(MARK))
        if told.pop("what") == "stage":
            progress.enter(told["name"])
        else:
            failure = told


def explain(failure: dict[str, str | int] | None, tail: list[str]) -> LaunchError:
    """Print the build's last lines, and find out from them why it failed."""
    print("\n".join(tail), file=sys.stderr)
    if failure:
        return LaunchError(str(failure.pop("code")), **failure)
    text = "\n".join(tail)
    for code, signs in _SIGNS_OF.items():
        if any(sign in text for sign in signs):
            return LaunchError(code, path=".web", detail="")
    return LaunchError("build-failed")


def _stop(build: subprocess.Popen[str]) -> None:
    if build.poll() is not None:
        return
    if hasattr(os, "killpg"):
        os.killpg(build.pid, 15)
    else:
        build.terminate()
    build.wait()
