"""The demo: an organisation that lived through the same actions as any other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest
import sqlalchemy as sa
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import Engine
from sqlmodel import col

from service_quest.actions import passwords
from service_quest.actions.board import board_of
from service_quest.actions.entering import Door
from service_quest.actions.individuals import individuals_of
from service_quest.actions.insight import house_report, missed_in, team_pictures
from service_quest.actions.signing_in import sign_in
from service_quest.demo import fill as demo
from service_quest.demo.fill import Access, Town, fill
from service_quest.demo.people import SERVING, TEAMS, characters
from service_quest.domain.attempt import replay
from service_quest.store.people_tables import MembershipRow, TeamRow
from service_quest.store.season_tables import SeasonRow, TeamAwardRow
from service_quest.store.tables import AttemptRow, DailyTryRow, PersonRow
from service_quest.web.house import house

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Live through one week and a bit, and hash passwords with less work than in earnest."""
    monkeypatch.setattr(demo, "WEEKS", 1)
    hasher = Argon2Hasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(passwords, "HASHING", PasswordHash((hasher,)))
    passwords.nobodys_hash.cache_clear()


@pytest.fixture
def town(engine: Engine) -> Iterator[Town]:
    """Return a town that nobody lives in yet."""
    yield Town(engine, house().shelf, NOW, Random(7))
    passwords.nobodys_hash.cache_clear()


@pytest.fixture
def access(town: Town) -> Access:
    """Fill the town."""
    made = fill(town)
    assert made
    return made


def rows(town: Town, *columns: Any) -> list[Any]:
    """Return what is stored in some columns."""
    with town.engine.connect() as connection:
        return list(connection.execute(sa.select(*columns)))


def test_sixty_people_play_and_every_page_has_something_to_show(town: Town, access: Access):
    assert sum(TEAMS.values()) == 60
    assert len(rows(town, MembershipRow.person_id)) == 60
    token = Door(None, "e" * 64)
    sign_in(town.engine, NOW, token, access.administrator, access.password)
    board = board_of(town.engine, NOW, "e" * 64)
    assert any(standing.place == 1 for standing in board.standings)
    pictures = team_pictures(town.engine, town.shelf, "e" * 64)
    assert any(figure.mean for one in pictures for figure in one.stages.values())
    stories = [scenario.id for scenario in town.shelf.current.values()]
    places = [(one.team.id, name) for one in pictures for name in stories]
    assert any(missed_in(town.engine, "e" * 64, town.shelf, *place) for place in places)
    report = house_report(town.engine, NOW, town.shelf, "e" * 64)
    assert report.happens
    assert rows(town, DailyTryRow.points)


def test_people_appear_a_team_has_a_badge_and_headcounts_are_told(town: Town, access: Access):
    token = Door(None, "e" * 64)
    sign_in(town.engine, NOW, token, access.administrator, access.password)
    table = individuals_of(town.engine, NOW, token.fresh, town.shelf.rota)
    assert table and table.places
    who = sa.select(col(MembershipRow.team_id)).join(PersonRow).where(col(PersonRow.on_board))
    with town.engine.connect() as connection:
        teams = list(connection.execute(who).scalars())
    assert len(teams) >= 8
    assert len(set(teams)) > 3

    assert rows(town, SeasonRow.monday)
    assert "everyone" in {badge for (badge,) in rows(town, TeamAwardRow.badge)}
    told = dict(tuple(row) for row in rows(town, TeamRow.name, TeamRow.headcount))
    assert told == SERVING
    assert [name for name in TEAMS if told[name] > TEAMS[name]] == ["Saal"]


def test_no_score_is_invented_people_differ_and_what_is_there_is_left_alone(
    town: Town, access: Access
):
    columns = (AttemptRow.scenario, AttemptRow.case, AttemptRow.moves, AttemptRow.points)
    found = rows(town, *columns, AttemptRow.received_at)
    assert len(found) > 100
    for scenario, case, moves, points, received in found:
        assert replay(town.analysis(scenario), case, moves).outcome.points == points
        assert received <= NOW.timestamp() * 1000
    assert min(row[3] for row in found) < 40
    assert max(row[3] for row in found) > 85

    people = len(rows(town, PersonRow.id))
    later = Town(town.engine, town.shelf, NOW + timedelta(days=1), Random(8))
    assert fill(later) is None
    assert len(rows(town, PersonRow.id)) == people


def test_the_same_seed_gives_the_same_people():
    assert list(characters(Random(3))) == list(characters(Random(3)))
    assert list(characters(Random(3))) != list(characters(Random(4)))


def test_nobody_shares_a_name_or_an_alias():
    everyone = list(characters(Random(1)))
    assert len({one.name for one in everyone}) == len({one.alias for one in everyone}) == 60
