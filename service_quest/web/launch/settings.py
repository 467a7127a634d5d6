"""Where the app listens and keeps its data: the command line first, then the environment."""

import argparse
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from service_quest.web.launch.errors import LaunchError

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8000
LAST_PORT = 65535
DATABASE_FILE = "service-quest.db"


@dataclass(frozen=True, slots=True)
class Settings:
    """The address to serve at (`port` 1-65535) and the stores to use.

    Without `redis_url` one worker serves; with it several can. `deleted_file`: where it is
    noted who was forgotten, if not beside the database.
    """

    host: str
    port: int
    database_url: str
    redis_url: str | None = None
    deleted_file: str | None = None


def read_settings(
    arguments: argparse.Namespace, environment: Mapping[str, str], root: Path
) -> Settings:
    """Settle every setting.

    Raises:
        LaunchError: `port-invalid` where the port is no number from 1 to 65535.
    """

    def setting(name: str, default: str = "") -> str:
        given = getattr(arguments, name)
        return given or environment.get(f"SERVICE_QUEST_{name.upper()}") or default

    return Settings(
        host=setting("host", DEFAULT_HOST),
        port=_port(setting("port", str(DEFAULT_PORT))),
        database_url=_from_here(setting("database_url", f"sqlite:///{root / DATABASE_FILE}")),
        redis_url=setting("redis_url") or None,
        deleted_file=environment.get("SERVICE_QUEST_DELETED_FILE") or None,
    )


def _port(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text) <= LAST_PORT:
        raise LaunchError("port-invalid", port=text)
    return int(text)


def _from_here(url: str) -> str:
    # The app works in its own folder; a relative file is meant from the user's.
    scheme, separator, file = url.partition("sqlite:///")
    if scheme or not separator or not file:
        return url
    return f"sqlite:///{Path.cwd() / file}"


def publish(settings: Settings) -> None:
    """Hand the settings to the server's worker processes, through their environment."""
    os.environ["SERVICE_QUEST_DATABASE_URL"] = settings.database_url
    if settings.redis_url:
        os.environ["REFLEX_REDIS_URL"] = settings.redis_url
    if settings.deleted_file:
        os.environ["SERVICE_QUEST_DELETED_FILE"] = settings.deleted_file
