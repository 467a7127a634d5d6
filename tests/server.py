"""The app as users start it: the real launcher in a process of its own."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tests.postgres import free_port

if TYPE_CHECKING:
    import psutil

ROOT = Path(__file__).resolve().parent.parent
TO_BUILD = 300.0


class Server:
    """One app on one port with its own database; it can be stopped, killed and started again."""

    def __init__(self, folder: Path, database_url: str | None = None, root: Path = ROOT) -> None:
        """Settle port and database; nothing runs yet. Output goes to `folder/server.log`."""
        self.root = root
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.database_url = database_url or f"sqlite:///{folder / 'app.db'}"
        self.log = folder / "server.log"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, seconds: float = TO_BUILD) -> "Server":
        """Start it and wait until it answers; it builds first where that is needed."""
        self.spawn()
        self.wait_until_it_answers(seconds)
        return self

    def spawn(self) -> "Server":
        """Start it and return at once."""
        command = [sys.executable, "-m", "service_quest", f"--port={self.port}", "--host=127.0.0.1"]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [*command, f"--database-url={self.database_url}"],
                cwd=self.root,
                stdout=log,
                stderr=log,
                start_new_session=True,
                env={**os.environ, "SERVICE_QUEST_LANGUAGE": "en"},
            )
        return self

    def stop(self) -> int:
        """End it as a service manager would (SIGTERM) and return its exit status."""
        assert self._process
        self._process.terminate()
        return self._process.wait(timeout=30)

    def kill(self, *, with_workers: bool = True) -> None:
        """End it at once with all its processes (SIGKILL), as a power cut would."""
        assert self._process
        if with_workers:
            os.killpg(self._process.pid, signal.SIGKILL)
        else:
            self._process.kill()
        self._process.wait(timeout=30)

    @property
    def is_running(self) -> bool:
        """Whether it was started and has not ended."""
        return self._process is not None and self._process.poll() is None

    def workers(self) -> list["psutil.Process"]:
        """Return the processes that answer requests."""
        import psutil

        assert self._process
        return psutil.Process(self._process.pid).children()

    def wait_until_it_answers(self, seconds: float = 30) -> None:
        """Wait until the app serves."""
        self._wait(self._answers, seconds)

    def wait_for(self, words: str, seconds: float = TO_BUILD) -> None:
        """Wait until its output holds these words."""
        self._wait(lambda: words in self.log.read_text("utf-8"), seconds)

    def _wait(self, reached: Callable[[], bool], seconds: float) -> None:
        until = time.monotonic() + seconds
        while not reached():
            if not self.is_running or time.monotonic() > until:
                self._give_up()
            time.sleep(0.05)

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/ping", timeout=5) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False

    def _give_up(self) -> None:
        if self.is_running:
            self.kill()
        raise AssertionError(f"The app did not start:\n{self.log.read_text('utf-8')}")
