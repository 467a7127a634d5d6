"""Who wants to be forgotten is, for good; what they played stays as nobody's."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from sqlmodel import SQLModel, col

from service_quest.actions.acting import acting
from service_quest.actions.appointing import appoint
from service_quest.actions.board import board_of
from service_quest.actions.errors import LastAdministrator, NoSession
from service_quest.actions.forgetting import delete_self, forget_again, retire, retire_daily
from service_quest.actions.inviting import make_poster
from service_quest.actions.merging import merge_people
from service_quest.actions.people import guest_id, open_guest
from service_quest.actions.settings import keep_for
from service_quest.actions.teams import remove_person
from service_quest.domain.settings import KeptTooLong
from service_quest.store.errors import StoreError
from service_quest.store.forgetting import GOES, STAYS, table_of
from service_quest.store.ledger import Ledger, digest_of, ledger_for
from service_quest.store.privacy_tables import ChoreRow
from service_quest.store.tables import AttemptRow, OtherAnswerRow, PersonRow, SessionRow
from tests.actions.conftest import WORDS
from tests.actions.plays import MAIE, after
from tests.actions.staff import Someone, Staff, fresh


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """Return the list of the forgotten, empty as yet."""
    return Ledger(tmp_path / "quest.deleted")


def everything(engine: Engine) -> str:
    """Return all that is stored, as text."""
    with engine.connect() as connection:
        rows = {t.name: connection.execute(sa.select(t)).all() for t in all_tables()}
    return repr(rows)


def all_tables() -> list[sa.Table]:
    return SQLModel.metadata.sorted_tables


def count(engine: Engine, table: type[SQLModel], *where: Any) -> int:
    with engine.connect() as connection:
        wanted = sa.select(sa.func.count()).select_from(table).where(*where)
        return connection.scalar(wanted) or 0


def forget(staff: Staff, who: Someone, ledger: Ledger) -> None:
    delete_self(staff.engine, staff.now, who.token, fresh, ledger.note)


def test_whatever_refers_to_a_person_goes_or_stays_for_a_reason():
    listed = {(table_of(table).name, column) for table, column in [*GOES, *STAYS]}
    found = {
        (table.name, key.parent.name)
        for table in all_tables()
        for key in table.foreign_keys
        if key.column.table.name == "person"
    }
    assert found == listed
    assert all(STAYS.values())


def test_of_who_is_forgotten_nothing_is_left_that_tells_who_it_was(
    staff: Staff, mari: Someone, ledger: Ledger
):
    assert "Mari" in everything(staff.engine)
    forget(staff, mari, ledger)
    left = everything(staff.engine)
    for trace in ("Mari", "Päike", mari.person, guest_id(MAIE), "Tere"):
        assert trace not in left
    assert count(staff.engine, OtherAnswerRow) == 0
    with pytest.raises(NoSession), staff.engine.connect() as connection:
        acting(connection, mari.token)


def test_what_they_played_stays_as_nobodys(
    staff: Staff, boss: Someone, mari: Someone, ledger: Ledger
):
    before = board_of(staff.engine, staff.now, boss.token).standings
    forget(staff, mari, ledger)
    assert board_of(staff.engine, staff.now, boss.token).standings == before
    assert count(staff.engine, AttemptRow) == 2
    with staff.engine.connect() as connection:
        hours = sa.select(col(AttemptRow.started_at), col(AttemptRow.times))
        for started, times in connection.execute(hours):
            assert started % 86_400_000 == 0
            assert times == []


def test_others_are_not_touched(staff: Staff, boss: Someone, mari: Someone, ledger: Ledger):
    jaan = staff.trainee(boss, staff.team(boss, "Köök").id, "Jaan Tamm", "Kuu")
    forget(staff, mari, ledger)
    with staff.engine.connect() as connection:
        assert acting(connection, jaan.token).person == jaan.person
    assert "Jaan Tamm" in everything(staff.engine)


def test_a_second_time_there_is_nobody_to_forget(staff: Staff, mari: Someone, ledger: Ledger):
    forget(staff, mari, ledger)
    with pytest.raises(NoSession):
        forget(staff, mari, ledger)


def test_a_guest_can_be_forgotten_stored_or_not(staff: Staff, ledger: Ledger):
    forget(staff, Someone(guest_id(MAIE), MAIE), ledger)
    open_guest(staff.engine, staff.now, MAIE)
    staff.plays(Someone(guest_id(MAIE), MAIE), 1, other=[WORDS])
    forget(staff, Someone(guest_id(MAIE), MAIE), ledger)
    assert guest_id(MAIE) not in everything(staff.engine)
    assert count(staff.engine, AttemptRow) == 1


def test_a_coordinators_links_and_assignments_outlive_them(
    staff: Staff, boss: Someone, mari: Someone, ledger: Ledger
):
    with staff.engine.connect() as connection:
        (team,) = acting(connection, mari.token).teams
    kaie = staff.coordinator(boss, team)
    link = make_poster(staff.engine, staff.now, kaie.token, team, fresh).token or ""
    forget(staff, kaie, ledger)
    assert "Kaie" not in everything(staff.engine)
    assert staff.joins(link, "Kuu").person


def test_the_last_administrator_stays_until_there_is_another(
    staff: Staff, boss: Someone, ledger: Ledger
):
    with pytest.raises(LastAdministrator):
        forget(staff, boss, ledger)
    assert ledger.digests() == frozenset()
    other = staff.coordinator(boss)
    appoint(staff.engine, staff.now, boss.token, other.person)
    forget(staff, boss, ledger)
    assert "Tiina" not in everything(staff.engine)


def test_who_cannot_be_noted_is_not_forgotten(staff: Staff, mari: Someone, tmp_path: Path):
    nowhere = Ledger(tmp_path / "gone" / "quest.deleted")
    with pytest.raises(StoreError):
        forget(staff, mari, nowhere)
    assert "Mari Maasikas" in everything(staff.engine)


def test_the_list_holds_no_id(staff: Staff, mari: Someone, ledger: Ledger):
    forget(staff, mari, ledger)
    assert ledger.digests() == {digest_of(mari.person), digest_of(guest_id(MAIE))}
    assert mari.person not in ledger.path.read_text()


def test_a_restored_backup_does_not_bring_them_back(
    staff: Staff, boss: Someone, mari: Someone, ledger: Ledger
):
    ledger.note([mari.person])  # as after a deletion that came later than the backup
    assert forget_again(staff.engine, staff.now, fresh, ledger.digests()) == 1
    assert "Mari" not in everything(staff.engine)
    assert "Tiina Tamm" in everything(staff.engine)
    assert forget_again(staff.engine, staff.now, fresh, ledger.digests()) == 0


def test_without_a_list_nobody_is_forgotten(staff: Staff, mari: Someone, ledger: Ledger):
    assert forget_again(staff.engine, staff.now, fresh, ledger.digests()) == 0
    assert "Mari" in everything(staff.engine)


@pytest.mark.parametrize(
    ("url", "chosen", "name"),
    [
        ("sqlite:////data/quest.db", None, "/data/quest.deleted"),
        ("postgresql://quest@db/quest", None, "service-quest.deleted"),
        ("postgresql://quest@db/quest", "/safe/list", "/safe/list"),
        ("no url", None, "service-quest.deleted"),
    ],
)
def test_the_list_is_beside_the_database_or_where_one_wants_it(
    url: str, chosen: str | None, name: str
):
    assert str(ledger_for(url, chosen).path) == name


def test_after_long_silence_people_are_forgotten_and_administrators_are_not(
    staff: Staff, boss: Someone, mari: Someone, ledger: Ledger
):
    later = after(days=720)
    assert retire(staff.engine, later, fresh, ledger.note).people == 0
    gone = retire(staff.engine, after(days=732), fresh, ledger.note)
    assert gone.people == 1
    left = everything(staff.engine)
    assert "Mari" not in left
    assert "Tiina Tamm" in left
    assert digest_of(mari.person) in ledger.digests()
    assert retire(staff.engine, after(days=733), fresh, ledger.note).people == 0


def test_who_was_seen_or_played_lately_is_kept(staff: Staff, mari: Someone, ledger: Ledger):
    with staff.engine.begin() as connection:
        acting(connection, mari.token, after(days=700))
    assert retire(staff.engine, after(days=732), fresh, ledger.note).people == 0


def test_the_organisation_chooses_for_how_long(
    staff: Staff, boss: Someone, mari: Someone, ledger: Ledger
):
    keep_for(staff.engine, staff.now, boss.token, 3)
    assert retire(staff.engine, after(days=90), fresh, ledger.note).people == 0
    assert retire(staff.engine, after(days=93), fresh, ledger.note).people == 1
    for months in (0, 121):
        with pytest.raises(KeptTooLong):
            keep_for(staff.engine, staff.now, boss.token, months)


def test_who_was_taken_out_is_forgotten_within_a_day_and_a_double_is_not(
    staff: Staff, boss: Someone, mari: Someone, ledger: Ledger
):
    with staff.engine.connect() as connection:
        (team,) = acting(connection, mari.token).teams
    double = staff.trainee(boss, team, "Mari M", "Kuu")
    merge_people(staff.engine, staff.now, boss.token, double.person, mari.person)
    assert retire(staff.engine, after(days=1), fresh, ledger.note).people == 0
    remove_person(staff.engine, staff.now, boss.token, mari.person)
    assert count(staff.engine, OtherAnswerRow) == 1
    assert retire(staff.engine, after(days=1), fresh, ledger.note).people == 1
    assert mari.person not in everything(staff.engine)
    assert double.person not in everything(staff.engine)
    assert count(staff.engine, OtherAnswerRow) == 0


def test_links_go_when_they_have_ended_and_sessions_when_no_browser_has_them(
    staff: Staff, boss: Someone, mari: Someone, ledger: Ledger
):
    first = retire(staff.engine, after(days=400), fresh, ledger.note)
    assert first.invitations > 0
    assert first.sessions == 0
    assert retire(staff.engine, after(days=800), fresh, ledger.note).sessions > 0


def test_it_is_done_once_a_day_whoever_asks(staff: Staff, boss: Someone, ledger: Ledger):
    def ask(**time: float) -> bool:
        done = retire_daily(staff.engine, after(**time), fresh, ledger.note)
        return done is not None

    assert [ask(), ask(hours=1), ask(days=1), ask(days=1), ask()] == [
        True,
        False,
        True,
        False,
        False,
    ]
    assert count(staff.engine, ChoreRow) == 1


def test_nobody_else_is_signed_out(staff: Staff, boss: Someone, mari: Someone, ledger: Ledger):
    before = count(staff.engine, SessionRow, col(SessionRow.revoked_at).is_(None))
    forget(staff, mari, ledger)
    after_it = count(staff.engine, SessionRow, col(SessionRow.revoked_at).is_(None))
    assert after_it == before - 1


def test_time_is_told_and_not_taken(staff: Staff, mari: Someone, ledger: Ledger):
    tomorrow = replace(staff, now=staff.now + timedelta(days=1))
    forget(tomorrow, mari, ledger)
    with staff.engine.connect() as connection:
        gone = sa.select(sa.func.max(col(PersonRow.removed_at)))
        assert connection.scalar(gone) == round(tomorrow.now.timestamp() * 1000)
