"""The profile in the browser reckons as the domain does, and says all of it in words."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
import reflex as rx
import reflex_base
from sqlalchemy import Engine

from service_quest.actions.content import Shelf
from service_quest.authoring.compiled_profile import street_of
from service_quest.domain.next_play import Street, Why, known_stages, play_next
from service_quest.domain.profile import MOVES_LEAST, Trend, Tried, figure_of
from service_quest.domain.scenario import STAGES
from service_quest.web import content
from service_quest.web.api import House, api
from service_quest.web.asgi import wrap
from service_quest.web.modules import module
from service_quest.web.pages import PAGES
from service_quest.web.pages.street import street_page
from service_quest.web.profile.parts import rules
from service_quest.web.profile.reckoning import (
    FIRST,
    LATEST,
    mean_of,
    next_of,
    stage_names,
    trend_of,
    weakest_stage,
)
from service_quest.web.shell import state
from service_quest.web.visitor import SESSION_COOKIE
from tests.actions.plays import BADLY, KETTLE, MAIE, NOW, sent
from tests.web.calling import calling

BUN = Path(sys.executable).with_name("bun")
REFLEX = Path(reflex_base.__file__).parent / ".templates" / "web" / "utils" / "state.js"
TABLE = module("profile", "et").to(dict[str, Any])
WEAK = weakest_stage(TABLE)
STREET = street_of(source.scenario for source in content.library().scenarios.values())
PRINCIPLES = (None, "T4", *STREET.trains)
DEVICES = 400
KINDS = ("new", "grown", "master")
"""Those who begin, those who have seen most of it, and those who have lit it all."""

Device = dict[str, Any]


def devices() -> list[Device]:
    """Return what devices know: newcomers, those who began, those who have played it all."""
    chance = Random(7)
    return [device(chance, share=number / DEVICES) for number in range(DEVICES)]


def device(chance: Random, share: float) -> Device:
    """Return a device that knows about a share of the street."""
    kind = chance.choice(KINDS)
    record = {name: entry(chance, kind) for name in STREET.houses if chance.random() < share * 1.3}
    principle = chance.choice(PRINCIPLES)
    me: Device = {} if principle is None else {"principles": {"weakest": principle}}
    if chance.random() < 0.1:
        assigned = ["not-in-this-version", *chance.sample(STREET.houses, 2)]
        me["assigned"] = [{"scenario": name} for name in assigned]
    return {"record": record, "me": me}


def entry(chance: Random, kind: str) -> Device:
    """Return what somebody of a kind has done at a scenario."""
    stars = {"new": (0, 1, 2, 3), "grown": (2, 3, 3, 3), "master": (3,)}[kind]
    told: Device = {"plays": chance.randint(1, 3), "stars": chance.choice(stars)}
    if chance.random() < 0.1 and kind == "new":
        return {"plays": 0, "stars": 0}  # begun, and left
    if chance.random() < 0.9:
        told[FIRST] = {"accuracy": chance.randint(20 if kind == "new" else 80, 100)}
    if chance.random() < 0.95:
        told[LATEST] = {"accuracy": chance.randint(20 if kind == "new" else 80, 100)}
    return told


def known(device: Device) -> dict[str, Tried]:
    """Return a device's record as the domain takes it."""
    return {
        name: Tried(one["plays"], one["stars"], *(accuracy_in(one, w) for w in (FIRST, LATEST)))
        for name, one in device["record"].items()
    }


def accuracy_in(entry: Device, which: str) -> int | None:
    return entry[which]["accuracy"] if which in entry else None


def reckoned(given: list[Device]) -> list[Device]:
    """Let the browser's own expressions reckon what they make of some devices."""
    stages = {s: stage_names(TABLE, s) for s in STAGES}
    parts = {
        "first": {s: mean_of(of, FIRST) for s, of in stages.items()},
        "latest": {s: mean_of(of, LATEST) for s, of in stages.items()},
        "trend": {s: trend_of(of) for s, of in stages.items()},
    }
    written = ",".join(
        f"{name}: {{{','.join(f'{json.dumps(s)}: {one!s}' for s, one in of.items())}}}"
        for name, of in parts.items()
    )
    chosen = next_of(TABLE, rx.Var("weak").to(dict[str, Any]))
    program = f"""
    {"".join(helper(name) for name in ("isTrue", "pyAnd", "pyOr"))}
    const {TABLE!s} = {json.dumps(content.profile("et"))};
    const found = {json.dumps(given)}.map((device) => {{
      const weak = {WEAK!s};
      return {{ weak, next: {chosen!s}, {written} }};
    }});
    console.log(JSON.stringify(found));
    """.replace(str(state.value), "device")
    ran = subprocess.run(
        [str(BUN), "run", "-"],
        check=False,
        input=program,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr[-500:]
    return json.loads(ran.stdout)


def helper(name: str) -> str:
    """Return a function that compiled expressions call, as it is written in the front end."""
    found = re.search(
        rf"export (const {name} = .*?;\n)(?=\n|export|/\*)", REFLEX.read_text("utf-8"), re.S
    )
    assert found, name
    return found[1]


@pytest.fixture(scope="module")
def both() -> list[tuple[Device, Device]]:
    """Return devices, each with what the browser makes of it."""
    given = devices()
    return list(zip(given, reckoned(given), strict=True))


def test_the_browser_and_the_domain_agree_on_every_stage(both: list[tuple[Device, Device]]):
    seen: set[str] = set()
    for given, found in both:
        record = known(given)
        for stage, of in STREET.stages.items():
            figure = figure_of([record.get(name, Tried()) for name in of])
            shown = [found[which][stage] for which in ("first", "latest", "trend")]
            told = [-1 if figure.first is None else figure.first]
            told += [-1 if figure.latest is None else figure.latest]
            assert shown == [*told, figure.trend or ""]
            seen.add(shown[2])
    assert seen == {"", *Trend}


def test_the_browser_and_the_domain_agree_on_what_comes_next(both: list[tuple[Device, Device]]):
    seen: set[str] = set()
    for given, found in both:
        record, me = known(given), given["me"]
        asked = [task["scenario"] for task in me.get("assigned", ())][1:]
        after = play_next(STREET, record, asked, me.get("principles", {}).get("weakest"))
        assert after
        assert found["next"] == {"name": after.scenario, "why": after.why, "about": after.about}
        assert found["weak"]["known"] == len(known_stages(STREET, record))
        seen.add(found["next"]["why"])
    assert seen == set(Why)


def test_whatever_a_device_keeps_something_comes_next():
    forged: list[Device] = [
        {"record": {"x": 5, STREET.houses[0]: None, STREET.houses[1]: "?"}, "me": {}},
        {"record": {STREET.houses[0]: {"last": 7, "first": []}}, "me": {"principles": 3}},
        {"record": {}, "me": {"principles": {}}},
    ]
    assert [one["next"]["why"] for one in reckoned(forged)] == ["begin"] * 3


@pytest.mark.parametrize("language", content.library().languages)
def test_every_reason_and_trend_has_its_sentence(language: str):
    say = content.profile(language)["say"]["profile"]
    assert set(say["why"]) == set(Why)
    assert set(say["trend"]) == set(Trend)
    about = {Why.BEGIN, Why.STAGE_NEW, Why.STAGE_HARD, Why.PRINCIPLE}
    assert {why for why, text in say["why"].items() if "{about}" in text} == about


@pytest.mark.parametrize("language", content.library().languages)
def test_the_published_rules_take_their_numbers_from_the_domain(language: str):
    texts = content.profile(language)["say"]["profile"]
    gaps = {"how_trend": "trend", "how_principle": "moves", "how_next": "steady"}
    assert all(f"{{{gap}}}" in texts[name] for name, gap in gaps.items())
    assert not re.search(r"\{\w+\}", str(rules(language).render()))


@pytest.mark.parametrize("language", content.library().languages)
def test_the_street_and_ones_own_page_lead_there(language: str):
    for page in (street_page, PAGES["me"][1]):
        assert f"/{language}/profile/" in str(page(language).render())


@pytest.fixture
def house(engine: Engine, database_url: str) -> Iterator[House]:
    """Serve the kettle scenario."""
    house = House(
        Shelf([KETTLE], ["et", "en"]), ["et", "en"], {}, "small", database_url, lambda: NOW
    )
    yield house
    house.engine.dispose()


def test_a_device_is_told_its_principles_once_there_is_enough_to_tell(house: House):
    with calling(wrap(api(house))) as browser:
        browser.cookies.set(SESSION_COOKIE, MAIE)
        for number in range(MOVES_LEAST):
            assert "principles" not in browser.get("/api/me").json()
            attempt = sent(id=f"{number:032x}", moves=BADLY, first=not number)
            assert browser.post("/api/attempts", json=attempt).status_code == 200
        assert browser.get("/api/me").json()["principles"] == {"weakest": "A1"}


def test_a_street_without_stages_still_leads_somewhere():
    assert play_next(Street(("storm",), {}, {}), {}) is not None
