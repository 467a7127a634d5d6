"""The customer of the day: met once, offline too, counted for the team, and told the next day."""

from __future__ import annotations

import re
import secrets
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from sqlmodel import col

from service_quest.domain.days import customer_of, number_of
from service_quest.store.engine import engine_for
from service_quest.store.people_tables import MembershipRow
from service_quest.store.tables import AttemptRow, DailyTryRow, PersonRow
from service_quest.web import content
from tests.e2e.organisation import found, have_been_there_since_last_week, join
from tests.e2e.results import results_once_there
from tests.e2e.screens import Street, Talk, is_kept_for_offline, kept
from tests.e2e.script import say, texts, worst_replies
from tests.server import Server

ZONE = "Europe/Tallinn"
OTHERS = 4


def todays_customer() -> str:
    """Return whose day it is in Tallinn."""
    today = datetime.now(UTC).astimezone(ZoneInfo(ZONE)).date()
    return customer_of(today, content.library().rota) or ""


class Day:
    """The page of the day's customer."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.today = page.locator(".day-today")
        self.yesterday = page.locator(".day-yesterday")
        self.start = page.get_by_role("link", name=say("et", "day.start"))
        self.shared = page.get_by_label(say("et", "day.share_label"))

    def open(self) -> Day:
        """Go there by its address."""
        self.page.goto("/et/day/")
        return self

    def text(self, name: str):
        """Return where a sentence of the page stands."""
        return self.page.get_by_text(say("et", f"day.{name}"), exact=True)


def write(server: Server, *statements: sa.Executable) -> None:
    """Change what the server's database holds."""
    engine = engine_for(server.database_url)
    try:
        with engine.begin() as connection:
            for statement in statements:
                connection.execute(statement)
    finally:
        engine.dispose()


def rows_of(server: Server, table: type) -> list[dict]:
    """Return all rows of a table."""
    engine = engine_for(server.database_url)
    try:
        with engine.connect() as connection:
            return [dict(row) for row in connection.execute(sa.select(table.__table__)).mappings()]
    finally:
        engine.dispose()


def others_said(server: Server, replies: list[str]) -> None:
    """Let colleagues have met the same customer, each with a first reply."""
    (attempt,), (made,) = rows_of(server, AttemptRow), rows_of(server, DailyTryRow)
    (membership,) = rows_of(server, MembershipRow)
    for reply in replies:
        person, play = secrets.token_hex(16), secrets.token_hex(16)
        whose = {"person_id": person}
        write(
            server,
            sa.insert(PersonRow).values(id=person, created_at=1, role="trainee"),
            sa.insert(MembershipRow).values(membership | whose),
            sa.insert(AttemptRow).values(attempt | whose | {"id": play}),
            sa.insert(DailyTryRow).values(made | whose | {"attempt_id": play, "reply": reply}),
        )


def a_night_passes(server: Server) -> None:
    """Let what was tried today have been tried yesterday."""
    write(server, sa.update(DailyTryRow).values(day=col(DailyTryRow.day) - 1))


def test_todays_customer_is_met_offline_counts_and_is_told_the_next_day(visit_own, own_app):
    desk = found(visit_own(timezone_id=ZONE), own_app)
    desk.create_team("Kesklinna pood")
    phone = visit_own(timezone_id=ZONE)
    join(phone, desk.poster(), "Välk")
    have_been_there_since_last_week(own_app)
    is_kept_for_offline(phone)
    day, talk = Day(phone).open(), Talk(phone, todays_customer())
    expect(day.text("member")).to_be_visible()
    expect(day.today.get_by_role("heading")).to_have_text(talk.texts["customer.name"])

    own_app.stop()
    day.open().start.click()
    talk.is_ready().finish()
    said = talk.kept["path"]
    phone.get_by_role("link", name=say("et", "debrief.to_day")).click()
    expect(day.today.locator(".score")).to_have_text("10/ 10")
    expect(day.today.locator(".day-grades li")).to_have_count(len(said))
    assert day.shared.input_value().split("\n")[1:] == [
        f"{say('et', 'day.title')}: 10/10",
        "★" * len(said),
    ]

    own_app.start()
    phone.reload()
    (result,) = results_once_there(own_app, 1)
    (made,) = rows_of(own_app, DailyTryRow)
    assert (made["attempt_id"], made["points"]) == (result.id, result.points)

    others_said(own_app, [made["reply"], *["hello.other"] * (OTHERS - 1)])
    board = phone.context.new_page()
    board.goto("/et/board/")
    half = ((result.points or 0) + 1) // 2
    expect(board.locator("tr[data-own] .points")).to_have_text(str(round(half * 0.4)))

    a_night_passes(own_app)
    day.open()
    expect(day.yesterday.locator(".day-alike")).to_have_text(say("et", "day.alike", share=40))
    expect(day.yesterday.locator(".quote .said")).to_have_text(talk.texts[made["reply"]])
    expect(day.text("best_same")).to_be_visible()
    expect(day.yesterday.locator(".day-letter")).to_contain_text(talk.texts["customer.name"])


def test_a_guest_may_play_and_is_told_that_it_does_not_count(visit):
    page = visit(timezone_id=ZONE)
    day, talk = Day(page).open(), Talk(page, todays_customer())
    expect(page.get_by_text(say("et", "day.guest"))).to_be_visible()
    expect(day.text("member")).to_have_count(0)
    day.start.click()
    talk.is_ready().finish(worst_replies(talk.scenario, talk.kept["case"]))
    street = Street(page).open()
    card = page.locator(".day-card")
    expect(card).to_contain_text(talk.texts["customer.name"])
    expect(card.get_by_role("img", name=say("et", "day.done"))).to_be_visible()
    card.get_by_role("link").click()
    expect(page).to_have_url(re.compile("/et/day/$"))
    expect(day.today.locator(".day-grades li").first).to_have_text(
        re.compile("|".join(say("et", f"grades.{grade}") for grade in ("mistake", "blunder")))
    )
    assert not set(day.shared.input_value()) & set(texts(talk.scenario, "et")["hello.l1"]) - set(
        "".join((say("et", "app.name"), say("et", "day.title"), "0123456789 .novembrdtsjaugk"))
    )
    street.open()


def test_nothing_is_said_of_guests_before_it_is_known_who_is_here(visit):
    page = visit(timezone_id=ZONE)
    page.route("**/api/me", lambda route: route.abort())
    day = Day(page).open()
    expect(day.start).to_be_visible()
    expect(page.get_by_text(say("et", "day.guest"))).to_have_count(0)
    expect(day.text("member")).to_have_count(0)


def test_a_talk_of_another_day_is_not_taken_up_again(visit):
    page = visit(timezone_id=ZONE)
    talk = Talk(page, todays_customer()).open().finish()
    earlier = talk.kept["started"] - 2 * 24 * 3_600_000
    page.evaluate(
        """([key, started]) => {
          const play = JSON.parse(localStorage.getItem(key));
          localStorage.setItem(key, JSON.stringify({ ...play, started }));
        }""",
        [f"sq:play:{talk.scenario}", earlier],
    )
    page.reload()
    expect(talk.replies).to_be_visible()
    expect(talk.letter).to_have_count(0)
    day = kept(page, "sq:record")[talk.scenario]["tried"]["day"]
    assert day == number_of(datetime.now(UTC).astimezone(ZoneInfo(ZONE)).date())


def test_the_page_is_free_of_barriers(visit):
    for scheme in ("light", "dark"):
        page = visit(timezone_id=ZONE, color_scheme=scheme)
        Talk(page, todays_customer()).open().finish()
        Day(page).open()
        expect(page.locator(".day-share")).to_be_visible()
        found_ = Axe().run(page)
        assert found_.violations_count == 0, found_.generate_report()
