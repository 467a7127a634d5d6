"""Badges as enamel pins: one outline a family, one symbol a badge, strokes as in the icons.

A pin is earned or still to come; the one is enamel in a metal rim, the other only its
dashed outline. What is not drawn here is a star in the outline of the first family.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from service_quest.web.look.icons import ICONS


@dataclass(frozen=True)
class Outline:
    """A family's outline on 64 units, and the token of its enamel."""

    shape: str
    enamel: str


OUTLINES: Mapping[str, Outline] = {
    "words": Outline("M32 5a27 27 0 1 0 0 54 27 27 0 0 0 0-54z", "teal"),
    "conversations": Outline("M32 4l25 8v18c0 15-10 25-25 30C17 55 7 45 7 30V12z", "brick"),
    "team": Outline("M32 4l27 23v29a4 4 0 0 1-4 4H9a4 4 0 0 1-4-4V27z", "amber-ink"),
}
STAR = "M12 3l2.7 6 6.3.6-4.8 4.3 1.4 6.3L12 17l-5.6 3.2 1.4-6.3L3 9.6 9.3 9z"
SYMBOLS: Mapping[str, str] = {
    "voluntary": (
        "M4 10h16v11H4zM2.5 6.5h19V10h-19zM12 6.5V21M12 6.5C7 6.5 6.5 2.5 9 2.5s3 4 3 4"
        "M12 6.5c5 0 5.5-4 3-4s-3 4-3 4"
    ),
    "act": "M12 2v5M12 17v5M2 12h5M17 12h5M5 5l3 3M16 16l3 3M19 5l-3 3M8 16l-3 3",
    "expressing": ICONS["speech"],
    "sincere": (
        "M6 9a6 6 0 1 1 12 0c0 5-4.5 5-4.5 9a3.5 3.5 0 0 1-6 2"
        "M9.5 9.5a2.5 2.5 0 0 1 5 0c0 2-2 2-2 4"
    ),
    "will": "M12 2v20M5 4h11l3 3-3 3H5zM19 13H8l-3 3 3 3h11z",
    "joy": ("M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8 13.5s1.3 3 4 3 4-3 4-3M9 9h.01M15 9h.01"),
    "wish": "M8 11a5 5 0 1 0 0 10 5 5 0 0 0 0-10M11.5 12.5L21 3M16 8l3.5 3.5",
    "peacemaker": "M12 3v1.5M3 13a9 9 0 0 1 18 0zM12 13v6a2.5 2.5 0 0 1-5 0",
    "never-argued": f"{ICONS['speech']}M9 12l2.5 2.5 4.5-5",
    "both-sides": (
        "M12 3v18M7 21h10M4.5 7h15M4.5 7L2 14a3 3 0 0 0 5 0zM19.5 7L17 14a3 3 0 0 0 5 0z"
    ),
    "took-back": "M9 6L4 11l5 5M4 11h10.5a5 5 0 0 1 0 10H12",
    "safe-stop": "M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8zM8.5 12h7",
    "everyone": (
        "M12 4a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M5.5 21a6.5 6.5 0 0 1 13 0"
        "M5 7.5a2 2 0 1 0 0 4M1.5 18a4 4 0 0 1 2.5-3M19 7.5a2 2 0 1 1 0 4M22.5 18a4 4 0 0 0-2.5-3"
    ),
    "street-lit": ICONS["light"],
    "best-week": "M3 17l6-6 4 4 8-8M15 7h6v6",
}
INSET = "translate(17 18) scale(1.25)"
SHINE = "M15 27a19 19 0 0 1 12-11"


def outline(family: str) -> Outline:
    """Return a family's outline; that of the first for one that is not drawn."""
    return OUTLINES.get(family, OUTLINES["words"])


def symbol(badge: str) -> str:
    """Return a badge's symbol on 24 units; a star for one that is not drawn."""
    return SYMBOLS.get(badge, STAR)
