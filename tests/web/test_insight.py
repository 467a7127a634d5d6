"""Where it gets stuck: what the page says and draws of it, and its table as a file."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree

import pytest
from httpx import Response
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import Engine

from service_quest.actions import passwords
from service_quest.actions.content import Shelf
from service_quest.domain.insight import Missed
from service_quest.domain.scenario import STAGES
from service_quest.web.content import sentence
from service_quest.web.insight.lines import full_at, principle_words, share_of
from service_quest.web.insight.parts import brief
from service_quest.web.look import tokens
from service_quest.web.look.contrast import contrast, mix
from service_quest.web.look.stylesheet import PEOPLE, stylesheet
from service_quest.web.look.talkmap import talk_map
from service_quest.web.visitor import SESSION_COOKIE
from tests.actions.plays import NOW
from tests.actions.staff import Someone, Staff
from tests.domain.scripts import kettle
from tests.web.calling import Caller, visiting

STAGE = kettle(level="needs")
SHELF = Shelf([STAGE], ["et", "en"])
ALIASES = ("Kuu", "Päike", "Täht", "Pilv", "Tuul")


@pytest.fixture
def staff(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Staff:
    """Return an organisation that is yet to be founded."""
    monkeypatch.setattr(passwords, "HASHING", PasswordHash((Argon2Hasher(1, 64, 1),)))
    return Staff(engine)


@pytest.fixture
def boss(staff: Staff) -> Someone:
    """Found the organisation."""
    return staff.found()


@pytest.fixture
def team(staff: Staff, boss: Someone) -> str:
    """Make a team of five who have played a stage."""
    team = staff.team(boss, "=Lett").id
    for number, alias in enumerate(ALIASES):
        who = staff.trainee(boss, team, f"Inimene {alias}", alias)
        staff.plays(who, number, script=STAGE, shelf=SHELF)
    return team


@pytest.fixture
def browser(engine: Engine, database_url: str) -> Iterator[Caller]:
    """Open a browser that is nobody's yet."""
    with visiting(SHELF, database_url, NOW) as caller:
        yield caller


def fetched(browser: Caller, who: Someone, language: str = "et") -> Response:
    """Ask for the table as someone."""
    browser.cookies.set(SESSION_COOKIE, who.token)
    return browser.get(f"/api/insight/{language}/stages.csv")


def rows_of(answer: Response, sign: str) -> list[list[str]]:
    """Return the rows of a file."""
    return list(csv.reader(answer.content.decode("utf-8-sig").splitlines(), delimiter=sign))


@pytest.mark.parametrize(("language", "sign"), [("et", ";"), ("en", ",")])
@pytest.mark.usefixtures("team")
def test_teams_by_stages_are_taken_along_with_what_they_are_not_for(
    staff: Staff, browser: Caller, boss: Someone, language: str, sign: str
):
    small = staff.team(boss, "Öö").id
    few = staff.trainee(boss, small, "Uku", "Udu")
    staff.plays(few, 9, script=STAGE, shelf=SHELF)
    answer = fetched(browser, boss, language)
    assert 'filename="stages-2026-03-02.csv"' in answer.headers["content-disposition"]
    assert answer.headers["cache-control"] == "no-store"

    heads, *lines, gap, last = rows_of(answer, sign)
    stages = {stage: sentence(language, f"levels.{stage}") for stage in STAGES}
    assert heads == [sentence(language, f"insight.{n}") for n in ("team", "stage", "accuracy")]
    assert [line[1] for line in lines] == [*stages.values(), *stages.values()]
    told = [line for line in lines if line[2]]
    assert told == [["'=Lett", stages["needs"], "100"]]
    assert (gap, last) == ([], [sentence(language, "export.not_for")])


def test_whoever_leads_takes_their_own_teams_along_and_nobody_else_any(
    staff: Staff, browser: Caller, boss: Someone, team: str
):
    other = staff.coordinator(boss, staff.team(boss, "Ladu").id)
    answer = fetched(browser, other)
    assert {line[0] for line in rows_of(answer, ";")[1:-2]} == {"Ladu"}
    mari = staff.joins(staff.poster(boss, team), "Kevad")
    assert fetched(browser, mari).status_code == 403
    assert fetched(browser, boss, "xx").status_code == 404
    browser.cookies.clear()
    assert browser.get("/api/insight/et/stages.csv").status_code == 401


@pytest.mark.parametrize(
    ("by", "of", "words"),
    [(3, 5, "3 out of 5"), (4, 5, "at least 4 out of 5"), (8, 10, "8 out of 10")],
)
def test_where_it_may_have_been_all_it_says_at_least(by: int, of: int, words: str):
    assert share_of(Missed("hello", "hello.argue", by, of), "en").startswith(words)


def test_the_drawing_marks_only_what_is_told_and_has_no_figure_of_people():
    drawing = ElementTree.fromstring(talk_map(STAGE, ["hello.argue"]))
    marked = [part for part in drawing if part.get("class") == "lost"]
    assert len(marked) == 1
    assert "".join(drawing.itertext()) == "1"
    told = {name for part in drawing.iter() for name in part.attrib} - {"class"}
    assert not told & {"title", "aria-label", "stroke-width", "style"}
    assert drawing.get("aria-hidden") == "true"


@pytest.mark.parametrize("language", ["et", "en"])
def test_a_principle_of_a_brief_comes_with_what_it_means(language: str):
    name, means = principle_words("G4", language)
    assert (name, means) == tuple(
        sentence(language, f"principles.G4.{n}") for n in ("name", "rule")
    )
    assert principle_words(None, language) == ("", "")


def test_an_open_brief_is_printed_alone_with_what_it_is_not_for():
    page, buttons = str(brief("en").render()).split("no-print")
    assert sentence("en", "insight.not_for").split(".")[0] in page
    assert "window.print()" in buttons
    printed = stylesheet(PEOPLE).split("@media print{", 1)[1]
    (hidden,) = re.findall(r"([^{}]+){display:none!important}", printed)
    beside = {".desk:has(.brief)>:not(:has(.brief))", ".desk-part:has(.brief)>:not(.brief)"}
    assert beside <= set(hidden.strip().split(","))


def test_means_that_occur_are_drawn_apart():
    assert full_at(None) == 0
    assert full_at(95) - full_at(72) > 30
    figures: Sequence[int] = [full_at(mean) for mean in range(101)]
    assert (min(figures), max(figures)) == (4, 100)
    assert list(figures) == sorted(figures)


@pytest.mark.parametrize(("theme", "dark"), [("day", 0), ("dusk", 1)])
@pytest.mark.parametrize("full", [0, 4, 50, 100])
def test_a_figure_is_readable_on_its_cell_however_full(theme: str, dark: int, full: int):
    found = re.search(
        r"calc\((\d+)% \+ var\(--v\)\*\((\.\d+)% - var\(--dark\)\*(\.\d+)%\)\)", stylesheet(PEOPLE)
    )
    assert found
    least, more, less = map(float, found.groups())
    colours = {"day": tokens.DAY, "dusk": tokens.DUSK}[theme]
    share = round(least + full * (more - dark * less))
    fill = mix(colours["amber"], colours["surface"], share)
    assert contrast(colours["ink"], fill) >= 4.5
