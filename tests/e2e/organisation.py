"""An organisation as its people use it: the pages by their words, and what is behind them."""

from __future__ import annotations

import re
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

import sqlalchemy as sa
from playwright.sync_api import expect
from sqlmodel import col

from service_quest.store.engine import engine_for
from service_quest.store.people_tables import MembershipRow
from service_quest.store.tables import AttemptRow
from tests.e2e.script import say

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.server import Server

PASSWORD = "kolm karu laulavad"
LOOK = "rasmus"


def setup_link(server: Server) -> str:
    """Return the path of the one-time link that the first start printed, in Estonian."""
    server.wait_for("/setup/#")
    token = re.findall(r"/setup/#([0-9a-f]{64})", server.log.read_text("utf-8"))[-1]
    return f"/et/setup/#{token}"


def found(page: Page, server: Server) -> Desk:
    """Set the organisation up, and stand at its desk."""
    page.goto(setup_link(server))
    fill(page, "setup.organisation", "Tänava Teenindus")
    fill(page, "setup.name", "Anneli Haldaja")
    fill(page, "setup.password", PASSWORD)
    fill(page, "setup.again", PASSWORD)
    press(page, "setup.go")
    return Desk(page).is_open()


def fill(page: Page, label: str, text: str) -> None:
    """Write into the field with a label, by its sentence's id."""
    page.get_by_label(say("et", label), exact=True).locator("visible=true").fill(text)


def press(page: Page, label: str) -> None:
    """Press a button by its sentence's id."""
    button = page.get_by_role("button", name=say("et", label), exact=True)
    button.locator("visible=true").first.click()


def join(page: Page, link: str, alias: str) -> None:
    """Come in by a link, with an alias and a face, onto the street."""
    page.goto(link)
    fill(page, "join.alias", alias)
    page.locator(f"input[name=face][value={LOOK}]").check()
    press(page, "join.go")
    page.wait_for_url("**/et/")


class Desk:
    """The coordinator's desk, each of its pages."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def is_open(self) -> Desk:
        """Expect to be at the desk."""
        expect(self.page).to_have_url(re.compile("/et/desk/$"))
        expect(self.page.locator(".desk-nav")).to_be_visible()
        return self

    def turn_to(self, name: str) -> None:
        """Go to one of the desk's pages, by the sentence that names it."""
        here = self.page.locator(".desk-nav").get_by_role("link", name=say("et", f"desk.{name}"))
        here.click()
        expect(here).to_have_attribute("aria-current", "page")

    def unfold(self, label: str) -> None:
        """Open what is folded away."""
        self.page.locator("summary", has_text=say("et", label)).locator("visible=true").click()

    def create_team(self, name: str) -> None:
        """Make a team."""
        self.turn_to("nav_teams")
        self.unfold("desk.create_team")
        fill(self.page, "desk.team_name", name)
        press(self.page, "desk.create")
        expect(self.page.get_by_role("rowheader", name=name)).to_be_visible()
        self.turn_to("nav_desk")

    def poster(self) -> str:
        """Make a poster's link, and return it."""
        self.turn_to("nav_entry")
        self.unfold("desk.poster")
        press(self.page, "desk.poster_make")
        link = self.page.locator(".made input").input_value()
        self.turn_to("nav_desk")
        return link

    def add(self, *names: str) -> dict[str, str]:
        """Put people into the team, and return their links by name."""
        self.turn_to("nav_entry")
        fill(self.page, "desk.names", "\n".join(names))
        press(self.page, "desk.make_links")
        expect(self.page.locator(".made input")).to_have_count(len(names))
        links = {n: self.page.get_by_label(n, exact=True).input_value() for n in names}
        self.turn_to("nav_desk")
        return links

    def menu(self, name: str) -> Locator:
        """Open the menu of a line, by whose or what it is."""
        row = self.page.locator("tr", has=self.page.get_by_role("rowheader", name=name))
        row.locator(".line-menu > button").click()
        return row.locator(".menu")

    def assign(self, scenario: str) -> None:
        """Assign a scenario to the whole team."""
        self.unfold("desk.assign")
        self.page.locator("select[name=what]").first.select_option(scenario)
        press(self.page, "desk.assign")
        expect(self.page.locator("tbody", has_text=say("et", "desk.whole_team"))).to_be_visible()

    def figures(self, name: str) -> Locator:
        """Return someone's figures: done, open, overdue."""
        row = self.page.locator("tr", has=self.page.get_by_role("rowheader", name=name))
        return row.locator("td.num")


def have_been_there_since_last_week(server: Server) -> None:
    """Let everyone be on this Monday's roster."""
    earlier = sa.update(MembershipRow).values(first_day=col(MembershipRow.first_day) - 7)
    _write(server, earlier)


def played_on_another_day(server: Server, attempt: AttemptRow) -> None:
    """Let the same result have come in on another day of this week, too."""
    away = -1 if attempt_weekday(attempt) else 1
    row = {name: getattr(attempt, name) for name in AttemptRow.model_fields}
    row |= {"id": secrets.token_hex(16), "day": attempt.day + away, "first": False}
    _write(server, sa.insert(AttemptRow).values(row))


def attempt_weekday(attempt: AttemptRow) -> int:
    """Return the weekday that a result counts for, 0 for Monday."""
    return (timedelta(days=attempt.day).days + 3) % 7


def _write(server: Server, statement: sa.Executable) -> None:
    engine = engine_for(server.database_url)
    try:
        with engine.begin() as connection:
            connection.execute(statement)
    finally:
        engine.dispose()
