"""`python -m service_quest.web.look.preview OUT.html [page] [day|dusk]`: look before you build.

Pages: `houses`, `rooms`, `faces`, `icons`, and the made-up ones in `mocks/` (`map`, `talk`,
`thought`, `debrief`, `settings`), where `{{face maie}}` stands for a drawing.
"""

import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from service_quest.web.look import appicon
from service_quest.web.look.faces import MOODS, face
from service_quest.web.look.icons import GRADE_MARKS, ICONS, grade_mark, icon
from service_quest.web.look.inside import inside
from service_quest.web.look.people import LOOKS
from service_quest.web.look.ring import ring
from service_quest.web.look.street import house, road, sky
from service_quest.web.look.stylesheet import PEOPLE, PLAY, stylesheet
from service_quest.web.look.tokens import PLACES

_MOCKS = Path(__file__).parent / "mocks"

DRAWINGS: Mapping[str, Callable[..., str]] = {
    "face": face,
    "grade": grade_mark,
    "house": house,
    "icon": icon,
    "inside": inside,
    "mark": appicon.mark,
    "ring": lambda: ring([92, 85, 64, None, None, None, None]),
    "road": road,
    "sky": sky,
}
"""What a mock may ask for, as `{{name argument}}`."""


def _mock(name: str) -> str:
    """A made-up page with its drawings put in."""
    text = _MOCKS.joinpath(f"{name}.html").read_text("utf-8")
    return re.sub(r"\{\{([\w -]+)\}\}", _drawing, text)


def _drawing(asked: re.Match[str]) -> str:
    name, *arguments = asked[1].split()
    return DRAWINGS[name](*arguments)


def _rows(rows: Mapping[str, str]) -> str:
    return "".join(f'<div class="cluster"><b>{name}</b>{row}</div>' for name, row in rows.items())


def _houses() -> str:
    """Every house, with every number of stars, as what comes next, and locked."""
    states = [(0, "open"), (1, "done"), (2, "done"), (3, "done"), (0, "next"), (0, "locked")]
    return _rows({place: _standing(place, states) for place in PLACES})


def _standing(place: str, states: list[tuple[int, str]]) -> str:
    return "".join(
        f'<span class="house" data-place="{place}" data-stars="{stars}" data-state="{state}">'
        f"{house(place)}</span>"
        for stars, state in states
    )


def _rooms() -> str:
    """Every room, with somebody in it."""
    return "".join(
        f'<div class="talk" data-place="{place}"><div class="scene">{inside(place)}'
        f'<span class="face" data-mood="2">{face(name)}</span></div></div>'
        for place, name in zip(PLACES, LOOKS, strict=False)
    )


def _faces() -> str:
    """Every face in every mood."""
    return _rows({name: _in_moods(name) for name in LOOKS})


def _in_moods(name: str) -> str:
    return "".join(
        f'<span data-place="hotel" class="face round big" data-mood="{mood}">{face(name)}</span>'
        for mood in range(len(MOODS))
    )


def _icons() -> str:
    """Every grade mark and every icon."""
    marks = {grade: f'<i data-grade="{grade}">{grade_mark(grade)}</i>' for grade in GRADE_MARKS}
    return _rows(marks) + _rows({name: icon(name) for name in ICONS})


SHEETS: Mapping[str, Callable[[], str]] = {
    "houses": _houses,
    "rooms": _rooms,
    "faces": _faces,
    "icons": _icons,
}
PAGES = (*SHEETS, *sorted(mock.stem for mock in _MOCKS.glob("*.html")))
"""What there is to look at."""

_SHEET_CSS = (
    "body{background:var(--paper)}.cluster>b{width:6rem}.cluster>.house{width:9rem}"
    ".grade-mark{width:2rem}"
)
_ROOM_CSS = ".talk{display:block;height:auto;width:20rem}.scene{height:12rem}"


def preview(page: str = "houses", theme: str = "day", fonts: str = "/fonts/") -> str:
    """A whole page to look at; `theme` is day or dusk, `fonts` where the font files are."""
    css = (stylesheet(PLAY) + stylesheet(PEOPLE)).replace("/fonts/", fonts) + (
        _SHEET_CSS if page in SHEETS else ""
    )
    css += _ROOM_CSS if page == "rooms" else ""
    name = "dark" if theme == "dusk" else "light"
    body = SHEETS[page]() if page in SHEETS else _mock(page)
    return (
        f'<!doctype html><html lang="et" data-theme="{name}"><meta charset="utf-8"><meta '
        f'name="viewport" content="width=device-width"><title>{page}</title>'
        f"<style>{css}</style>{body}"
    )


if __name__ == "__main__":
    fonts_here = (Path(__file__).parents[3] / "assets" / "fonts").as_uri() + "/"
    Path(sys.argv[1]).write_text(preview(*sys.argv[2:4], fonts=fonts_here), "utf-8")
