"""The look keeps its promises: readable colours, sound drawings, distinct moods, small files."""

import gzip
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from service_quest.authoring.compiled import mood_of
from service_quest.web.look import appicon, tokens
from service_quest.web.look.__main__ import ASSETS, write_assets
from service_quest.web.look.contrast import contrast
from service_quest.web.look.faces import MOODS, face
from service_quest.web.look.icons import GRADE_MARKS, ICONS, grade_mark, icon
from service_quest.web.look.inside import inside
from service_quest.web.look.people import COLLEAGUES, LOOKS
from service_quest.web.look.preview import PAGES, preview
from service_quest.web.look.ring import ring
from service_quest.web.look.street import house, road, sky
from service_quest.web.look.stylesheet import SHEETS, stylesheet

THEMES = {"day": tokens.DAY, "dusk": tokens.DUSK}


def _layers(sprite: str, mood: int) -> frozenset[str]:
    """The drawings that are visible in a sprite for one mood."""
    root = ElementTree.fromstring(sprite)
    groups = (g for g in root.iter("g") if f"m{mood}" in g.get("class", "").split())
    return frozenset(path.get("d", "") for g in groups for path in g.iter("path"))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("front", "back", "least"), tokens.PAIRS)
def test_text_is_readable_on_its_ground(theme: str, front: str, back: str, least: float) -> None:
    colours = THEMES[theme]
    assert contrast(colours[front], colours[back]) >= least


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("place", tokens.PLACES)
def test_ink_is_readable_on_the_frame_of_every_place(theme: str, place: str) -> None:
    assert contrast(THEMES[theme]["ink"], tokens.frame(place, theme)) >= 7


def test_both_themes_name_the_same_tokens() -> None:
    assert tokens.DAY.keys() == tokens.DUSK.keys()


def test_contrast_is_that_of_the_published_examples() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_every_colour_that_the_stylesheet_asks_for_is_a_token() -> None:
    css = "".join(map(stylesheet, SHEETS))
    asked = set(re.findall(r"var\(--([a-z0-9-]+)", css))
    given = set(re.findall(r"--([a-z0-9-]+):", css))
    assert asked - given <= {"v", "delay", "orb-rest", "letter"}


# Each place on the street brings its three paints, in some 60 bytes.
SMALL = {
    "style": 9_500 + 60 * len(tokens.PLACES),
    "people": 6_000,
    "practice": 1_000,
    "guide": 1_500,
}


@pytest.mark.parametrize(("sheet", "most"), SMALL.items())
def test_a_stylesheet_is_small_and_balanced(sheet: str, most: int) -> None:
    css = stylesheet(sheet)
    assert css.count("{") == css.count("}")
    assert len(gzip.compress(css.encode(), mtime=0)) <= most


def test_the_served_stylesheet_is_the_one_these_parts_make(tmp_path: Path) -> None:
    write_assets(tmp_path)
    for name in ("style.css", "people.css", "practice.css", "guide.css", "favicon.svg"):
        assert (ASSETS / name).read_bytes() == (tmp_path / name).read_bytes()


def test_every_font_that_the_stylesheet_names_is_there() -> None:
    names = set(re.findall(r"url\(/fonts/([^)]+)\)", stylesheet()))
    sizes = [(ASSETS / "fonts" / name).stat().st_size for name in names]
    assert len(sizes) == 4
    assert sum(sizes) <= 64_000


@pytest.mark.parametrize("place", tokens.PLACES)
def test_a_house_is_small_and_has_three_windows_and_a_door(place: str) -> None:
    drawing = house(place)
    root = ElementTree.fromstring(drawing)
    kinds = " ".join(e.get("class", "") for e in root.iter())
    assert all(kinds.count(f"w w{n}") == 1 for n in (1, 2, 3))
    assert "leaf" in kinds.split()
    assert len(gzip.compress(drawing.encode(), mtime=0)) <= 1_500
    assert len(drawing) <= 5_000


def test_houses_differ_and_an_unknown_place_is_the_corner_shop() -> None:
    assert len({house(place) for place in tokens.PLACES}) == len(tokens.PLACES)
    assert house("nowhere") == house("shop")
    assert house("car-dealer") == house("garage")


@pytest.mark.parametrize("alias", tokens.PLACE_ALIASES)
def test_another_name_of_a_place_gets_its_paint_too(alias: str) -> None:
    assert f"[data-place={alias}]" in tokens.tokens_css()


@pytest.mark.parametrize("place", tokens.PLACES)
def test_every_place_has_its_own_room(place: str) -> None:
    drawing = inside(place)
    ElementTree.fromstring(drawing)
    assert len(drawing) <= 6_000
    assert len(gzip.compress(drawing.encode(), mtime=0)) <= 1_500
    assert sum(inside(other) == drawing for other in tokens.PLACES) == 1


@pytest.mark.parametrize("drawing", [sky(), road("left"), road("right"), ring([None, *range(6)])])
def test_drawings_are_well_formed_and_hidden_from_readers(drawing: str) -> None:
    assert ElementTree.fromstring(drawing).get("aria-hidden") == "true"


def test_the_ring_has_seven_stages_and_leaves_unplayed_ones_empty() -> None:
    arcs = ElementTree.fromstring(ring([10, None, 30, 40, 50, 60, 70])).findall("g")
    assert [arc.get("style") for arc in arcs][:2] == ["--v:10", None]
    assert len(arcs) == 7


@pytest.mark.parametrize("name", LOOKS)
def test_a_face_is_well_formed_and_small(name: str) -> None:
    sprite = face(name)
    ElementTree.fromstring(sprite)
    assert len(sprite) <= 10_000
    assert len(gzip.compress(sprite.encode(), mtime=0)) <= 4_500


@pytest.mark.parametrize("name", LOOKS)
def test_every_mood_of_a_face_is_its_own(name: str) -> None:
    shown = [_layers(face(name), mood) for mood in range(len(MOODS))]
    assert len(set(shown)) == len(MOODS)
    assert all(shown)


def test_everybody_looks_like_themselves_only() -> None:
    assert len({face(name) for name in LOOKS}) == len(LOOKS)


def test_a_stranger_gets_the_same_customers_face_every_time() -> None:
    assert face("stranger") == face("stranger")
    assert face("stranger") not in {face(name) for name in COLLEAGUES}


@pytest.mark.parametrize(
    ("calm", "mood"), [(0, 0), (1, 0), (2, 1), (3, 1), (4, 2), (6, 3), (7, 3), (8, 4), (10, 4)]
)
def test_the_mood_follows_from_calm(calm: int, mood: int) -> None:
    assert mood_of(calm) == mood


@pytest.mark.parametrize("drawing", [house("shop"), face("maie"), sky(), ring([1] * 7)])
def test_drawings_have_no_ids_that_could_clash(drawing: str) -> None:
    assert not re.search(r'\sid="', drawing)


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_takes_the_colour_of_its_text(name: str) -> None:
    root = ElementTree.fromstring(icon(name))
    assert root.get("class") == "icon"
    assert root.get("aria-hidden") == "true"


def test_grades_differ_in_shape_not_only_in_colour() -> None:
    shapes = {shape for shape, _ in GRADE_MARKS.values()}
    assert len(shapes) == len({mark for _, mark in GRADE_MARKS.values()}) == 5
    assert all(ElementTree.fromstring(grade_mark(grade)) is not None for grade in GRADE_MARKS)


@pytest.mark.parametrize(("name", "edge", "maskable"), appicon.SIZES)
def test_an_app_icon_has_the_size_that_its_name_says(name: str, edge: int, maskable: bool) -> None:
    data = (ASSETS / "icons" / name).read_bytes()
    assert data.startswith(b"\x89PNG")
    assert int.from_bytes(data[16:20]) == int.from_bytes(data[20:24]) == edge
    assert ('rx="0"' in appicon.mark(maskable)) == maskable


@pytest.mark.parametrize("page", PAGES)
def test_the_preview_shows_every_page_in_both_themes(page: str) -> None:
    assert 'data-theme="light"' in preview(page, "day")
    assert 'data-theme="dark"' in preview(page, "dusk")


def test_the_preview_runs_as_a_command(tmp_path: Path) -> None:
    out = tmp_path / "look.html"
    command = [sys.executable, "-m", "service_quest.web.look.preview", str(out), "talk", "dusk"]
    subprocess.run(command, check=True)
    assert "Veekeetja" in out.read_text("utf-8")
