"""The whole stylesheet: tokens and the parts under `css/`, as one text."""

from pathlib import Path

from service_quest.web.look.tokens import tokens_css

PARTS = ("base", "shell", "street", "talk", "debrief", "pages", "people", "still")
_FOLDER = Path(__file__).parent / "css"


def stylesheet() -> str:
    """The CSS of the whole app, in the order in which its parts may override."""
    parts = (_FOLDER.joinpath(f"{name}.css").read_text("utf-8") for name in PARTS)
    return tokens_css() + "\n" + "".join(parts)
