"""Awarding: in the attempt's own transaction, once, whatever arrives at once or again."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, SQLModel, select

from service_quest.actions.attempts import Recorded, record_attempt
from service_quest.actions.badges import Wall, wall_of
from service_quest.actions.content import Shelf
from service_quest.actions.errors import NoSession
from service_quest.actions.merging import merge_people
from service_quest.actions.people import guest_id
from service_quest.actions.signing_in import sign_out
from service_quest.domain.badges import Badge, MoveRule, PlayRule
from service_quest.domain.scenario import Kind
from service_quest.store.badge_tables import BadgeAwardRow, BadgeShownRow
from service_quest.store.errors import StoreError
from tests.actions.plays import BADLY, JAAN, MAIE, NOW, NOW_MS, after, played
from tests.actions.staff import Someone, Staff
from tests.domain.scripts import kettle

SCRIPTS = [kettle(id=name) for name in ("kettle-1", "kettle-2", "kettle-3")]
WISHES = Badge("wishes", "words", 3, move=MoveRule(kinds=frozenset({Kind.WISH})))
WON = Badge("won", "conversations", play=PlayRule())
BADGES = (WISHES, WON)
SHELF = Shelf(SCRIPTS, ["et"], badges=BADGES)


def record(engine: Engine, number: int, token: str = MAIE, **parts: Any) -> Recorded:
    """Record an attempt at one of the scenarios, counted from 1."""
    told = {"id": f"{number:032x}", "person": guest_id(token)} | parts
    submission = played(SCRIPTS[(number - 1) % len(SCRIPTS)], token=token, **told)
    return record_attempt(engine, SHELF, submission, token, NOW)


def rows(engine: Engine, table: type[SQLModel]) -> Sequence[Any]:
    """Return all rows of a table."""
    with Session(engine) as session:
        return session.exec(select(table)).all()


def wall(engine: Engine, token: str = MAIE) -> Wall:
    """Return what someone has."""
    return wall_of(engine, BADGES, token)


def test_a_badge_is_awarded_with_the_attempt_that_earns_it(engine: Engine):
    assert record(engine, 1).badges == ("won",)
    assert record(engine, 2).badges == ()
    assert wall(engine) == Wall({"won": date(2026, 3, 2)}, {"won": 2, "wishes": 2})

    assert record(engine, 3).badges == ("wishes",)
    assert wall(engine).since.keys() == {"won", "wishes"}


def test_the_same_scenario_again_earns_no_more(engine: Engine):
    for number in (1, 4, 7):
        record(engine, number)

    assert wall(engine).shown == {"won": 1, "wishes": 1}
    assert len(rows(engine, BadgeShownRow)) == 2


def test_what_was_played_badly_shows_nothing(engine: Engine):
    assert record(engine, 1, moves=BADLY).badges == ()
    assert wall(engine) == Wall({}, {})


def test_an_attempt_that_is_sent_again_is_answered_the_same_and_earns_nothing(engine: Engine):
    first = record(engine, 1)
    assert record(engine, 1) == replace(first, repeat=True)
    assert len(rows(engine, BadgeAwardRow)) == 1


def test_a_badge_is_had_since_the_day_that_its_attempt_counts_for(engine: Engine):
    two_days, three_days = (NOW_MS - days * 86_400_000 for days in (1, 3))
    record(engine, 1, started=two_days, finished=two_days)
    record(engine, 2, token=JAAN, started=three_days, finished=three_days)

    assert wall(engine).since["won"] == date(2026, 3, 1)
    assert wall(engine, JAAN).since["won"] == date(2026, 3, 2)


def test_three_phones_that_send_at_once_earn_it_together_and_once(engine: Engine):
    record(engine, 7)
    with ThreadPoolExecutor(6) as phones:
        sent = [phones.submit(_until_stored, engine, n) for n in (1, 2, 3, 4, 5, 6)]
        earned = [badge for one in sent for badge in one.result().badges]

    assert earned == ["wishes"]
    assert {row.badge for row in rows(engine, BadgeAwardRow)} == {"won", "wishes"}
    assert len(rows(engine, BadgeShownRow)) == 6


def _until_stored(engine: Engine, number: int) -> Recorded:
    while True:
        try:
            return record(engine, number)
        except StoreError:
            continue


def test_a_badge_that_content_no_longer_has_is_not_told(engine: Engine):
    record(engine, 1)
    assert wall_of(engine, [WISHES], MAIE) == Wall({}, {"wishes": 1})


def test_who_is_signed_out_has_no_wall(staff: Staff):
    boss = staff.found()
    sign_out(staff.engine, staff.now, boss.token)
    with pytest.raises(NoSession):
        wall(staff.engine, boss.token)


def test_what_a_guest_earned_comes_along(staff: Staff):
    boss = staff.found()
    team = staff.team(boss)
    record(staff.engine, 1)
    joined = staff.joins(staff.poster(boss, team.id), token=MAIE)

    assert wall(staff.engine, joined.token).since.keys() == {"won"}
    assert {row.person_id for row in rows(staff.engine, BadgeShownRow)} == {joined.person}


def test_two_who_become_one_have_the_badges_of_both_since_the_earlier_day(staff: Staff):
    boss = staff.found()
    team = staff.team(boss)
    poster = staff.poster(boss, team.id)
    double, into = staff.joins(poster, "Üks"), staff.joins(poster, "Kaks")
    before = NOW_MS - 86_400_000
    as_member(staff, double, 1, started=before, finished=before)
    as_member(staff, double, 2)
    as_member(staff, into, 4)
    as_member(staff, into, 3)

    merge_people(staff.engine, after(days=1), boss.token, double.person, into.person)

    had = wall(staff.engine, into.token)
    assert had.shown == {"won": 3, "wishes": 3}
    assert had.since["won"] == date(2026, 3, 1)
    assert as_member(staff, into, 6).badges == ("wishes",)
    assert {row.person_id for row in rows(staff.engine, BadgeAwardRow)} == {into.person}


def as_member(staff: Staff, who: Someone, number: int, **parts: Any) -> Recorded:
    """Record an attempt of someone who joined."""
    return record(staff.engine, number, who.token, person=who.person, **parts)
