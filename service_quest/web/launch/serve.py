"""From settings to a running server: check, migrate, build if needed, serve."""

import importlib
import os
import secrets
import shutil
import signal
import socket
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from service_quest.web.launch import stamp
from service_quest.web.launch.build import prepare_environment
from service_quest.web.launch.errors import LaunchError
from service_quest.web.launch.language import Sentences
from service_quest.web.launch.progress import run_build
from service_quest.web.launch.settings import Settings, publish

MOST_WORKERS = 4
STATES = ".states"
PR_SET_PDEATHSIG = 1


Fill = Callable[[Settings, Sentences], None]
"""Puts something into the database before it is served."""


def serve(settings: Settings, root: Path, sentences: Sentences, fill: Fill | None = None) -> None:
    """Serve until told to stop (SIGTERM, Ctrl+C).

    Raises:
        LaunchError: what is in the way, found before anything is begun where possible.
    """
    # Python would end without cleaning up; the build that it started must end too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    os.chdir(root)
    check_address(settings.host, settings.port)
    check_redis(settings.redis_url)
    migrate(settings.database_url)
    forget_those_deleted(settings, sentences)
    if not stamp.is_current(root):
        run_build(root, sentences)
    publish(settings)
    forget_states(root)
    if fill:
        fill(settings, sentences)
    _load_app()
    _announce(settings, sentences)
    _announce_set_up(settings, sentences)
    _run_server(settings)


def check_address(host: str, port: int) -> None:
    """Make sure that the app can listen there.

    Raises:
        LaunchError: `port-in-use`, `port-forbidden` or `host-unknown`.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        if os.name == "posix":
            # As the server itself does; a port just left by another run counts as free.
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except PermissionError:
            raise LaunchError("port-forbidden", port=port) from None
        except socket.gaierror:
            raise LaunchError("host-unknown", host=host) from None
        except OSError as error:
            in_use = error.errno in {48, 98, 10048}
            code = "port-in-use" if in_use else "host-unknown"
            raise LaunchError(code, host=host, port=port) from None


def check_redis(url: str | None) -> None:
    """Make sure that Redis answers, where it is to be used.

    Raises:
        LaunchError: `redis-unreachable`.
    """
    if not url:
        return
    from redis import Redis, RedisError

    try:
        Redis.from_url(url, socket_connect_timeout=5).ping()
    except (RedisError, ValueError) as error:
        raise LaunchError("redis-unreachable", detail=str(error)) from None


def migrate(database_url: str) -> None:
    """Bring the database up to date, once, before any worker opens it.

    Raises:
        LaunchError: `store-…`, with the address but not its password.
    """
    from service_quest.store.errors import StoreError
    from service_quest.store.migrate import migrate as migrate_store

    try:
        migrate_store(database_url)
    except StoreError as error:
        raise _in_the_way(error, database_url) from None


def forget_those_deleted(settings: Settings, sentences: Sentences) -> None:
    """See that a restored backup does not bring back who was deleted, and say if it had.

    Raises:
        LaunchError: `store-…`, with the address but not its password.
    """
    from service_quest.store.errors import StoreError
    from service_quest.web.launch.retention import forget_restored

    try:
        count = forget_restored(settings)
    except StoreError as error:
        raise _in_the_way(error, settings.database_url) from None
    if count:
        print(sentences.say("forgotten-again", count=count), flush=True)


def retain(settings: Settings, root: Path, sentences: Sentences) -> None:
    """Let go what is no longer kept, and say how much that was.

    Raises:
        LaunchError: `store-…`, with the address but not its password.
    """
    from service_quest.store.errors import StoreError
    from service_quest.web.launch.retention import let_go

    os.chdir(root)
    migrate(settings.database_url)
    forget_those_deleted(settings, sentences)
    try:
        gone = let_go(settings)
    except StoreError as error:
        raise _in_the_way(error, settings.database_url) from None
    print(sentences.say("retired", **asdict(gone)), flush=True)


def forget_states(root: Path) -> None:
    """Remove what earlier versions kept on the disk of every tab: its cookies among it."""
    shutil.rmtree(root / STATES, ignore_errors=True)


def set_up_token(database_url: str) -> str | None:
    """Return the secret of a new set-up link, while there is no organisation.

    A link of an earlier start ends with it.

    Raises:
        LaunchError: `store-…`, with the address but not its password.
    """
    from service_quest.actions.getting_in import open_set_up
    from service_quest.store.engine import engine_for
    from service_quest.store.errors import StoreError

    token = secrets.token_hex(32)
    try:
        engine = engine_for(database_url)
        try:
            return token if open_set_up(engine, datetime.now(UTC), token) else None
        finally:
            # The workers that are forked next open connections of their own.
            engine.dispose()
    except StoreError as error:
        raise _in_the_way(error, database_url) from None


def _in_the_way(error: BaseException, database_url: str) -> LaunchError:
    code = str(getattr(error, "code", "store-unreachable"))
    return LaunchError(code, url=_without_password(database_url), detail=_reason(error))


def _reason(error: BaseException) -> str:
    driver_error = getattr(error.__cause__, "orig", None) or error.__cause__ or ""
    return next(iter(str(driver_error).strip().splitlines()), "")


def _without_password(url: str) -> str:
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return url.partition("://")[0]


def _announce(settings: Settings, sentences: Sentences) -> None:
    for address in addresses(settings.host, settings.port):
        print(sentences.say("serving", address=address))
    print(sentences.say("stopping"), flush=True)


def _announce_set_up(settings: Settings, sentences: Sentences) -> None:
    token = set_up_token(settings.database_url)
    if token is not None:
        # After the #, so that no server and no proxy ever writes it down.
        here = addresses(settings.host, settings.port)[0]
        link = f"{here}/{sentences.language}/setup/#{token}"
        print(sentences.say("set-up", link=link), flush=True)


def addresses(host: str, port: int) -> list[str]:
    """Where a browser finds the app; listening everywhere, also from another device."""
    if host not in {"0.0.0.0", "::"}:  # noqa: S104 - recognising it, not binding it
        return [f"http://{f'[{host}]' if ':' in host else host}:{port}"]
    here = f"http://localhost:{port}"
    outside = _address_on_the_network()
    return [here, f"http://{outside}:{port}"] if outside else [here]


def _address_on_the_network() -> str | None:
    # Connecting a datagram socket sends nothing: it only asks which address would be used.
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as trial:
        try:
            trial.connect(("192.0.2.1", 9))
        except OSError:
            return None
        return str(trial.getsockname()[0])


def _load_app() -> None:
    # Before the address is told: who follows it at once is answered.
    prepare_environment()
    os.environ["__REFLEX_SKIP_COMPILE"] = "true"
    os.environ["__REFLEX_MOUNT_FRONTEND_COMPILED_APP"] = "true"
    _import_before_forking()


def _run_server(settings: Settings) -> None:
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    Server(
        target="service_quest.service_quest:app",
        factory=True,
        address=settings.host,
        port=settings.port,
        interface=Interfaces.ASGI,
        log_level=LogLevels.warning,
        workers=min(MOST_WORKERS, os.cpu_count() or 1) if settings.redis_url else 1,
        respawn_failed_workers=True,
        workers_kill_timeout=5,
    ).serve()


def _import_before_forking() -> None:
    # Workers that are forked share what was imported before, and start at once.
    import multiprocessing

    if sys.platform != "linux":
        return
    multiprocessing.set_start_method("fork", force=True)
    importlib.import_module("service_quest.service_quest")

    _end_workers_with(os.getpid())


def _end_workers_with(supervisor: int) -> None:
    # A worker that outlived a killed supervisor would hold the port against the next start.
    import ctypes

    libc = ctypes.CDLL(None)

    def follow() -> None:
        if os.getppid() == supervisor:
            libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)

    os.register_at_fork(after_in_child=follow)
