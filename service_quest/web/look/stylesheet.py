"""The stylesheets: tokens and the parts under `css/`, joined into one text a sheet."""

import re
from pathlib import Path

from service_quest.web.look.tokens import tokens_css

PLAY, PEOPLE, PRACTICE, GUIDE = "style", "people", "practice", "guide"
SHEETS = {
    PLAY: ("base", "shell", "street", "talk", "debrief", "pages", "still"),
    PEOPLE: ("people", "desk", "badges", "day", "profile"),
    PRACTICE: ("practice",),
    GUIDE: ("guide",),
}
"""The parts of each sheet, in the order in which they may override.

All pages have the first one; those of people and their organisation take the second too,
so that whoever only plays does not wait for it. Practice is play with a few styles of its own,
and so is the field guide.
"""
_FOLDER = Path(__file__).parent / "css"
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


def stylesheet(sheet: str = PLAY) -> str:
    """Return a sheet, without its comments; the first one brings the tokens for all."""
    parts = (_FOLDER.joinpath(f"{name}.css").read_text("utf-8") for name in SHEETS[sheet])
    return _COMMENT.sub("", (tokens_css() + "\n" if sheet == PLAY else "") + "".join(parts))
