"""The schema: from nothing, from every earlier step, and as the tables say."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, inspect, text
from sqlmodel import Session, SQLModel, select

from service_quest.store.badge_tables import BadgeAwardRow, BadgeShownRow
from service_quest.store.engine import engine_for
from service_quest.store.errors import StoreError, StoreFull
from service_quest.store.migrate import StoreTooNew, latest_step, migrate, migrate_engine
from service_quest.store.people_tables import (
    AbsenceRow,
    AssignmentRow,
    CoordinationRow,
    CredentialRow,
    HappensRow,
    HelpRequestRow,
    InvitationRow,
    MembershipRow,
    OrganisationRow,
    ShareRow,
    TeamRow,
)
from service_quest.store.practice_tables import PracticeAnswerRow
from service_quest.store.privacy_tables import ChoreRow, LookRow
from service_quest.store.season_tables import SeasonRow, SeasonStandingRow, TeamAwardRow
from service_quest.store.tables import (
    AttemptRow,
    ContentVersionRow,
    DailyTryRow,
    OtherAnswerRow,
    PersonRow,
    SessionRow,
)
from tests.postgres import PostgreSQL
from tests.server import ROOT

TABLES: list[Any] = [
    LookRow,
    ChoreRow,
    PracticeAnswerRow,
    PersonRow,
    SessionRow,
    ContentVersionRow,
    AttemptRow,
    OtherAnswerRow,
    OrganisationRow,
    CredentialRow,
    TeamRow,
    CoordinationRow,
    MembershipRow,
    AbsenceRow,
    InvitationRow,
    AssignmentRow,
    HelpRequestRow,
    DailyTryRow,
    BadgeShownRow,
    BadgeAwardRow,
    HappensRow,
    ShareRow,
    SeasonRow,
    SeasonStandingRow,
    TeamAwardRow,
]

FILLED: dict[str, list[str]] = {
    "0001": [
        "INSERT INTO person VALUES ('p', 1)",
        "INSERT INTO session VALUES ('t', 'p', 1, 2, NULL)",
        "INSERT INTO content_version VALUES ('v', 'kettle', '{}', 1)",
        """INSERT INTO attempt VALUES
           ('a', 'p', 'kettle', 'v', 'et', '["hello.ask"]', '[5]', 1, 2, 3, false, false, true,
            'scored', 'only', 'bye', 90, 9, 3, 100, NULL, '["best"]')""",
        "INSERT INTO other_answer VALUES ('a', 0, 0, 'hello', 'Tere!')",
    ],
    "0002": [
        """INSERT INTO person VALUES
           ('p', 1, 'trainee', 'Päike', 'f1', 'Mari Maasikas', 2, NULL, NULL)""",
        "INSERT INTO session VALUES ('t', 'p', 1, 2, NULL, 'Android', 'digest')",
        "INSERT INTO content_version VALUES ('v', 'kettle', '{}', 1)",
        """INSERT INTO attempt VALUES
           ('a', 'p', 'kettle', 'v', 'et', '["hello.ask"]', '[5]', 1, 2, 3, false, false, true,
            'scored', 'only', 'bye', 90, 9, 3, 100, NULL, '["best"]', 20514)""",
        "INSERT INTO other_answer VALUES ('a', 0, 0, 'hello', 'Tere!')",
        "INSERT INTO organisation VALUES (1, 'Pood', 'Europe/Tallinn', 1)",
        "INSERT INTO credential VALUES ('p', 'digest', '$argon2id$', 1)",
        "INSERT INTO team VALUES ('m', 'Lett', 1, NULL)",
        "INSERT INTO coordination VALUES ('p', 'm')",
        "INSERT INTO membership VALUES ('p', 'm', 20514, NULL)",
        "INSERT INTO absence VALUES ('p', 20514, 20515, 20510)",
        "INSERT INTO invitation VALUES ('i', 'h', 'team', 'm', NULL, 'p', 1, 2, NULL, NULL)",
        """INSERT INTO assignment VALUES
           ('s', 'm', NULL, '["kettle"]', NULL, 20520, NULL, NULL, 1, 2, '', 5, 'p', 1, NULL)""",
        "INSERT INTO help_request VALUES ('h', 'p', 'kettle', 1, NULL)",
    ],
}
FILLED["0003"] = [
    *FILLED["0002"],
    "INSERT INTO daily_try VALUES ('p', 20514, 'kettle', 'a', 1, 90, 'hello.ask')",
]
"""For each step that was ever released: rows as they looked right after it."""


def rows_but_for(step: str, *tables: str) -> list[str]:
    """Return a step's rows but for those of tables that have changed since."""
    return [row for row in FILLED[step] if not any(f"INTO {t} " in row for t in tables)]


FILLED["0004"] = [
    *rows_but_for("0003", "organisation"),
    "INSERT INTO organisation VALUES (1, 'Pood', 'Europe/Tallinn', 1, '{\"individuals\": true}')",
    "INSERT INTO badge_shown VALUES ('p', 'wish', 'kettle')",
    "INSERT INTO badge_award VALUES ('p', 'wish', 20514, 'a')",
]
FILLED["0005"] = [
    row.replace('["best"]\', 20514)', "[\"best\"]', 20514, 'cold')") for row in FILLED["0004"]
]
FILLED["0006"] = [
    *FILLED["0005"],
    "INSERT INTO happens VALUES ('p', 'kettle', 20514)",
    "INSERT INTO share VALUES ('p', 'Aeg', 1)",
]

FILLED["0007"] = [
    """INSERT INTO person VALUES
       ('p', 1, 'trainee', 'Päike', 'f1', 'Mari Maasikas', 2, NULL, NULL, true, 3)""",
    *rows_but_for("0006", "person"),
    "INSERT INTO season VALUES (20514, 1)",
    "INSERT INTO season_standing VALUES (20514, 'm', 'Lett', 5, 1, 80, 75, NULL, '[]')",
    "INSERT INTO team_award VALUES ('m', 'everyone', 20514)",
]
FILLED["0008"] = [
    *FILLED["0007"],
    "INSERT INTO look VALUES ('l', 'p', 'p', 1, 20)",
    "INSERT INTO chore VALUES ('retention', 20514)",
]
FILLED["0009"] = [
    *FILLED["0008"],
    "INSERT INTO practice_answer VALUES ('r', 'p', 'kettle.hello.only', 'hello.ask', 'best', 1, 2)",
]
FILLED["0010"] = [
    "INSERT INTO team VALUES ('m', 'Lett', 1, NULL, 12)",
    *rows_but_for("0009", "team"),
]
FILLED["0011"] = [
    row.replace("'Android', 'digest')", "'Android', 'digest', 1)")
    .replace("'p', 1, 2, NULL, NULL)", "'p', 1, 2, NULL, NULL, 1)")
    .replace("'p', 'p', 1, 20)", "'p', 'p', 1, 20, 'code')")
    for row in FILLED["0010"]
]


def filled_at(step: str) -> list[Any]:
    """Return the tables that a step's rows are in."""
    statements = " ".join(FILLED[step])
    return [t for t in TABLES if f"INTO {t.__table__.name} " in statements]


@pytest.fixture
def empty(database_url: str) -> Iterator[Engine]:
    """Open an empty database."""
    engine = engine_for(database_url)
    yield engine
    engine.dispose()


def described(engine: Engine) -> dict[str, Any]:
    """Describe all tables as the database itself knows them."""
    look = inspect(engine)
    return {
        name: {
            "columns": {
                c["name"]: (str(c["type"]), c["nullable"], c["default"])
                for c in look.get_columns(name)
            },
            "key": look.get_pk_constraint(name)["constrained_columns"],
            "foreign": sorted(
                (f["constrained_columns"], f["referred_table"], f["referred_columns"])
                for f in look.get_foreign_keys(name)
            ),
            "indexes": {
                str(i["name"]): (i["column_names"], bool(i["unique"]), _where(i))
                for i in look.get_indexes(name)
            },
        }
        for name in look.get_table_names()
        if name != "alembic_version"
    }


def _where(index: Any) -> str:
    options = index.get("dialect_options", {})
    return str(next((text for name, text in options.items() if name.endswith("_where")), ""))


@pytest.fixture(params=["sqlite", "postgresql"])
def two_engines(
    request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[Callable[[str], Engine]]:
    """Open databases of one kind by name."""
    opened: list[Engine] = []

    def open_one(name: str) -> Engine:
        url = f"sqlite:///{tmp_path / name}"
        if request.param == "postgresql":
            server: PostgreSQL = request.getfixturevalue("postgresql")
            url = server.new_database(f"{tmp_path.name}_{name}")
        opened.append(engine_for(url))
        return opened[-1]

    yield open_one
    for engine in opened:
        engine.dispose()


def test_the_steps_lead_to_the_very_tables_that_the_code_uses(
    two_engines: Callable[[str], Engine],
):
    migrated, made = two_engines("migrated"), two_engines("made")
    migrate_engine(migrated)
    SQLModel.metadata.create_all(made, [SQLModel.metadata.tables[t.__table__.name] for t in TABLES])

    assert described(migrated) == described(made)


def test_every_table_is_compared():
    assert {t.__table__.name for t in TABLES} == set(SQLModel.metadata.tables)


def test_migrating_twice_changes_nothing(empty: Engine, database_url: str):
    migrate(database_url)
    before = described(empty)
    migrate(database_url)

    assert described(empty) == before
    with empty.connect() as connection:
        step = connection.execute(text("SELECT version_num FROM alembic_version")).scalars()
        assert list(step) == [latest_step()]


def test_threads_that_migrate_at_once_take_turns(empty: Engine, database_url: str):
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: migrate(database_url), range(4)))

    assert "attempt" in described(empty)


def test_processes_that_migrate_at_once_all_succeed(empty: Engine, database_url: str):
    program = "import sys; from service_quest.store.migrate import migrate; migrate(sys.argv[1])"
    command = [sys.executable, "-c", program, database_url]
    started = [subprocess.Popen(command, cwd=ROOT) for _ in range(3)]

    assert [process.wait(timeout=60) for process in started] == [0, 0, 0]
    assert "attempt" in described(empty)


@pytest.mark.parametrize("step", FILLED)
def test_rows_of_every_earlier_step_are_still_there_and_readable(empty: Engine, step: str):
    migrate_engine(empty, step)
    with empty.begin() as connection:
        for statement in FILLED[step]:
            connection.exec_driver_sql(statement)
    migrate_engine(empty)

    with Session(empty) as session:
        for table in filled_at(step):
            assert len(session.exec(select(table)).all()) == 1
        attempt = session.exec(select(AttemptRow)).one()
    assert (attempt.moves, attempt.grades, attempt.first) == (["hello.ask"], ["best"], True)


def test_who_played_before_there_were_roles_is_a_guest_and_their_days_are_known(empty: Engine):
    migrate_engine(empty, "0001")
    with empty.begin() as connection:
        for statement in FILLED["0001"]:
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql("UPDATE attempt SET started_at = 20514 * 86400000.0 + 1")
    migrate_engine(empty)

    with Session(empty) as session:
        person = session.exec(select(PersonRow)).one()
        assert (person.role, person.alias, person.became) == ("guest", None, None)
        attempt = session.exec(select(AttemptRow)).one()
        assert (attempt.day, attempt.start) == (20514, "plain")


def test_what_was_noted_before_there_were_codes_is_a_look(empty: Engine):
    migrate_engine(empty, "0010")
    with empty.begin() as connection:
        for statement in FILLED["0010"]:
            connection.exec_driver_sql(statement)
    migrate_engine(empty)

    with Session(empty) as session:
        assert session.exec(select(LookRow)).one().kind == "answers"
        assert session.exec(select(SessionRow)).one().lent_at is None


def test_there_are_rows_for_every_step():
    assert max(FILLED) == latest_step()


def test_a_database_of_a_later_version_is_left_alone(empty: Engine, database_url: str):
    migrate(database_url)
    with empty.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(StoreTooNew):
        migrate(database_url)


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:////nowhere/at/all.db",
        "postgresql://tests@127.0.0.1:1/nothing",
        "postgresql://127.0.0.1:port/nothing",
        "mysql://localhost/x",
        "no url",
        "",
    ],
)
def test_a_database_that_cannot_be_reached_is_a_coded_error(url: str):
    with pytest.raises(StoreError) as caught:
        migrate(url)
    assert caught.value.code == "store-unreachable"


def test_a_file_that_is_no_database_is_a_coded_error(tmp_path: Path):
    path = tmp_path / "poem.db"
    path.write_text("Ei ole andmebaas. " * 200)

    with pytest.raises(StoreError):
        migrate(f"sqlite:///{path}")
    assert path.read_text().startswith("Ei ole")


def test_a_full_disk_leaves_no_half_made_schema(tmp_path: Path):
    engine = engine_for(f"sqlite:///{tmp_path / 'small.db'}")
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=4")
        connection.rollback()
    with pytest.raises(StoreFull):
        migrate_engine(engine)

    assert inspect(engine).get_table_names() == []
    engine.dispose()
