"""The command itself, run on a small app of one page so that a build takes seconds."""

import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgres import free_port
from tests.server import ROOT, Server

PAGE = """
import reflex as rx

app = rx.App()
app.add_page(lambda: rx.el.h1("Tere"), route="/", title="Tere")
"""
CONFIG = """
import reflex as rx
from service_quest.web.launch.origin import AnyOrigin

config = rx.Config(
    app_name="service_quest",
    plugins=[AnyOrigin()],
    disable_plugins=[rx.plugins.SitemapPlugin],
    telemetry_enabled=False,
)
"""
BUILDING = "Building the app"
WITHOUT_BUILD = 5.0


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("checkout")
    for name in ("service_quest", "content", "reflex.lock"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    (root / "assets").mkdir()
    (root / "requirements.txt").write_text("")
    (root / "service_quest" / "service_quest.py").write_text(PAGE)
    (root / "rxconfig.py").write_text(CONFIG)
    return root


@pytest.fixture
def start(checkout: Path, tmp_path: Path) -> Iterator["Starter"]:
    starter = Starter(checkout, tmp_path)
    yield starter
    starter.end_all()


class Starter:
    def __init__(self, checkout: Path, folder: Path) -> None:
        self.checkout = checkout
        self.folder = folder
        self._started: list[Server] = []

    def __call__(self, *, wait: bool = True) -> Server:
        folder = self.folder / str(len(self._started))
        folder.mkdir()
        server = Server(folder, root=self.checkout)
        self._started.append(server)
        return server.start() if wait else server.spawn()

    def end_all(self) -> None:
        for server in self._started:
            if server.is_running:
                server.kill()


def refused(checkout: Path, *options: str, language: str = "en") -> str:
    done = subprocess.run(
        [sys.executable, "-m", "service_quest", *options],
        cwd=checkout,
        env={"LC_ALL": language, "PATH": ""},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode > 0
    assert "Traceback" not in done.stderr
    return done.stderr


def touch(checkout: Path) -> None:
    """Change a source, so that the next start builds."""
    with (checkout / "service_quest" / "service_quest.py").open("a") as page:
        page.write(f"# {time.monotonic_ns()}\n")


def test_the_first_start_builds_and_says_where_the_app_is(start: Starter):
    server = start()
    said = server.log.read_text("utf-8")
    assert BUILDING in said
    assert f"http://127.0.0.1:{server.port}" in said
    # Nobody has set up an organisation yet: a link for that, its secret after the #.
    assert re.search(rf"http://127.0.0.1:{server.port}/en/setup/#[0-9a-f]{{64}}\n", said)
    with urllib.request.urlopen(server.url) as page:
        assert "Tere" in page.read().decode()


def test_a_second_start_on_another_port_serves_at_once(start: Starter):
    start().stop()
    began = time.monotonic()
    server = start()
    assert time.monotonic() - began < WITHOUT_BUILD
    assert BUILDING not in server.log.read_text("utf-8")


def test_the_pages_talk_to_wherever_they_came_from(start: Starter, checkout: Path):
    start().stop()
    (module,) = (checkout / ".web" / "build" / "client" / "assets").glob("reflex-env-*.js")
    assert "localhost" not in module.read_text()
    assert "location.origin" in module.read_text()


def test_what_an_earlier_build_left_behind_is_gone(start: Starter, checkout: Path):
    start().stop()
    (checkout / ".web" / "left-over.js").write_text("no longer wanted")
    touch(checkout)
    start()
    assert not (checkout / ".web" / "left-over.js").exists()


def test_an_interrupted_build_is_not_served(start: Starter, checkout: Path):
    start().stop()
    touch(checkout)
    interrupted = start(wait=False)
    interrupted.wait_for("Putting the front end together")
    interrupted.kill()
    assert BUILDING in start().log.read_text("utf-8")


def test_a_stop_during_the_build_ends_the_build_too(start: Starter, checkout: Path):
    touch(checkout)
    server = start(wait=False)
    server.wait_for("Putting the front end together")
    began = time.monotonic()
    server.stop()
    assert time.monotonic() - began < WITHOUT_BUILD
    assert BUILDING in start().log.read_text("utf-8")


def test_two_starts_at_once_build_once(start: Starter, checkout: Path):
    touch(checkout)
    first = start(wait=False)
    first.wait_for("pages")
    second = start()
    first.wait_until_it_answers()
    assert "waiting" in second.log.read_text("utf-8")
    assert "Putting" not in second.log.read_text("utf-8")


def test_sigterm_ends_it_cleanly_and_frees_the_port(start: Starter):
    server = start()
    assert server.stop() == 0
    with socket.create_server(("127.0.0.1", server.port)):
        pass


def test_a_worker_that_dies_is_replaced(start: Starter):
    server = start()
    (worker,) = server.workers()
    worker.send_signal(signal.SIGKILL)
    worker.wait(timeout=10)
    server.wait_until_it_answers(seconds=20)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a child with its parent")
def test_a_killed_app_leaves_no_worker_that_holds_the_port(start: Starter):
    server = start()
    (worker,) = server.workers()
    server.kill(with_workers=False)
    worker.wait(timeout=10)
    server.start()


def test_a_port_in_use_is_refused_in_the_users_language(checkout: Path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert "already listening" in refused(checkout, f"--port={port}")
        assert "töötab juba miski" in refused(checkout, f"--port={port}", language="et_EE.UTF-8")


def test_a_database_that_does_not_answer_is_named_without_its_password(checkout: Path):
    url = f"postgresql://me:secret@127.0.0.1:{free_port()}/none"
    said = refused(checkout, f"--port={free_port()}", f"--database-url={url}")
    assert "me:***@127.0.0.1" in said
    assert "secret" not in said


def test_a_database_that_cannot_be_written_is_refused(checkout: Path, tmp_path: Path):
    url = f"sqlite:///{tmp_path / 'missing' / 'app.db'}"
    assert "cannot be used" in refused(checkout, f"--port={free_port()}", f"--database-url={url}")


def test_a_redis_that_does_not_answer_is_refused(checkout: Path):
    url = f"redis://127.0.0.1:{free_port()}"
    assert "Redis" in refused(checkout, f"--port={free_port()}", f"--redis-url={url}")


def test_an_unknown_option_is_refused(checkout: Path):
    assert "--prot" in refused(checkout, "--prot=80")
