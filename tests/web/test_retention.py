"""Letting go by command, once a day, and again after a backup was restored."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest

from service_quest.__main__ import main
from service_quest.store.errors import StoreError
from service_quest.store.ledger import Ledger
from service_quest.store.migrate import migrate
from service_quest.web import house as web_house
from service_quest.web.launch.errors import LaunchError
from service_quest.web.launch.language import sentences
from service_quest.web.launch.serve import forget_those_deleted
from service_quest.web.launch.settings import Settings
from tests.server import ROOT

OLD = "a" * 32
TEXTS = sentences(ROOT / "content" / "interface")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return the settings of an app whose one person was last seen in 1970."""
    settings = Settings("127.0.0.1", 8000, f"sqlite:///{tmp_path / 'quest.db'}")
    migrate(settings.database_url)
    with sqlite3.connect(tmp_path / "quest.db") as connection:
        connection.execute(
            "INSERT INTO person (id, created_at, role, real_name) VALUES (?, 1, 'trainee', 'Mari')",
            (OLD,),
        )
    return settings


def names(tmp_path: Path) -> list[str]:
    with sqlite3.connect(tmp_path / "quest.db") as connection:
        return [name for (name,) in connection.execute("SELECT real_name FROM person") if name]


def test_whom_a_backup_brings_back_is_deleted_again_and_that_is_said(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    forget_those_deleted(settings, TEXTS)
    assert names(tmp_path) == ["Mari"]
    assert capsys.readouterr().out == ""
    Ledger(tmp_path / "quest.deleted").note([OLD])
    forget_those_deleted(settings, TEXTS)
    assert names(tmp_path) == []
    assert "1" in capsys.readouterr().out


def test_a_list_that_cannot_be_read_stops_the_start(settings: Settings, tmp_path: Path):
    (tmp_path / "quest.deleted").mkdir()
    with pytest.raises(LaunchError):
        forget_those_deleted(settings, TEXTS)


def test_the_command_lets_go_and_says_how_much(
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    monkeypatch.chdir(tmp_path)
    assert main(["retention", f"--database-url={settings.database_url}"]) == 0
    assert names(tmp_path) == []
    assert "1" in capsys.readouterr().out
    assert (tmp_path / "quest.deleted").read_text().count("\n") == 1


def test_the_running_server_asks_every_hour_and_survives_an_absent_database(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    slept: list[float] = []

    async def work(_action: object) -> None:
        if not slept:
            raise StoreError

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) > 1:
            raise asyncio.CancelledError

    monkeypatch.setattr(type(web_house.house()), "work", lambda _, action: work(action))
    monkeypatch.setattr(web_house.asyncio, "sleep", sleep)
    with pytest.raises(asyncio.CancelledError):
        asyncio.run(web_house.let_go_daily())
    assert slept == [3_600, 3_600]
    assert "could not be let go" in caplog.text
