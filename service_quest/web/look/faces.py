"""Faces: one person, five moods, in one small SVG.

Heads, glasses and beards come from Open Peeps by Pablo Stanley (CC0) in the
`dicebear-styles` package, read when the pages are built and never at run time.
The moods are made from four of its named expressions; the shoulders are ours, as
only they are seen. Line work takes the colour of the hair, which is softer than
black and tells people apart at a glance.

The page wraps a sprite in `<span class="face" data-mood="0".."4">`; the
stylesheet shows that mood. What the face says in words is the page's task.
"""

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from service_quest.web.look.people import COLLEAGUES, LOOKS, Look

MOODS = ("angry", "upset", "neutral", "eased", "delighted")
"""Moods from the least calm to the most; the index is the sprite's `data-mood`."""


_COLLARS: Mapping[str, str] = {
    "round": '<path d="M262 596q124 132 250-2l14 14q-138 150-278 4z" fill="#0002"/>',
    "shirt": '<path d="M258 590l132 92-70 58-84-128zM516 590L390 682l70 58 80-126z" '
    'fill="#FFFDF8"/>',
    "cardigan": '<path d="M262 592l126 116 128-116 34 20-146 92h-30L226 610z" fill="#0002"/>'
    '<path d="M300 626l88 82 88-82v78H300z" fill="#FFFDF8"/>',
    "scarf": '<path d="M236 590q150 110 296-4l26 50q-170 118-344 6z" fill="#F4E3C1"/>'
    '<path d="M232 628q160 92 312-2M250 606q140 90 278-4" fill="none" stroke="#C9524A" '
    'stroke-width="9"/>',
    "hood": '<path d="M222 604q160 170 332-4l40 34q-200 176-406 6z" fill="#0002"/>'
    '<path d="M330 690v14M450 688v16" stroke="#FFFDF8" stroke-width="9"/>',
    "apron": '<path d="M258 598l52 106h160l48-108 26 12-38 96H276l-44-94z" fill="#FFFDF8"/>',
}

_SHOULDERS = "M10 704c14-40 74-92 130-108q60-18 118-20h256q70 12 124 40 50 30 66 88z"
_NECK = "M262 440v150q124 128 250 0l-24-30V440z"
_NECK_SHADE = "M268 548q70 92 176 62l56-40-12-20z"

_OPEN_EYES = "smile"
_NOSE_AT = "M134.8 117.4"
_FLAT_MOUTH = "M96 205q27-9 56-4 8 2 6 8t-9 5q-24-3-47 3-8 1-9-4t3-8z"
_LAUGH = (
    '<path d="M84 174h84l4 13q-46 12-86 5z" fill="#FFF"/><path d="M132 168.5c12 0 31-.4 43 .3 4 '
    ".2 5 5 6 8 2 22-16 40-36 47-18 6-42 8-59-4a50 50 0 0 1-16-21 57 57 0 0 1-4-13c-1-4-2-8-.5-12 "
    "2-5 7-4 11-4.5q9 0 18-.3zm34 6.5c-5 .6-67 1-76 1.2h-4.5c-1 3 2 10 4.6 11a253 253 0 "
    '0 0 42 1.6c10-.4 36-6 36-9 0-3-1-5-2-5z"/>'
)


@cache
def _variants() -> Mapping[str, Any]:
    source = files("dicebear_styles").joinpath("open-peeps.json")
    components = json.loads(source.read_text("utf-8"))["components"]
    return {name: part["variants"] for name, part in components.items()}


def _draw(elements: list[dict[str, Any]], paint: Mapping[str, str]) -> str:
    drawn = []
    for element in elements:
        attributes = element["attributes"]
        inner = _draw(element.get("children", []), paint)
        fill = attributes.get("fill")
        colour = paint[fill["name"]] if isinstance(fill, dict) else fill
        filled = f' fill="{colour}"' if colour else ""
        if element["name"] == "path":
            drawn.append(f'<path d="{attributes["d"]}"{filled}/>')
        else:
            drawn.append(f"<g{filled}>{inner}</g>")
    return "".join(drawn)


def _expression(name: str) -> str:
    return _variants()["expression"][name]["elements"][0]["attributes"]["d"]


def _without_mouth(name: str) -> str:
    """An expression's eyes, brows and nose: its first outline is the mouth."""
    _, rest = re.split(r"(?<=\d)z?m-?[\d.]+[ -][\d.]+(?=c)", _expression(name), maxsplit=1)
    return _NOSE_AT + rest


_FEATURES = "#2B1E1A"
"""Eyes and mouths are dark on every skin: a mood must be read at a glance."""


def _moods() -> str:
    """The five moods; open eyes serve two of them, under two mouths."""
    smile = _expression(_OPEN_EYES)
    mouth = re.split(r"(?<=\d)m-?[\d.]+[ -][\d.]+(?=c)", smile, maxsplit=1)[0]
    layers = (
        ("m m0", f'<path d="{_expression("veryAngry")}"/>'),
        ("m m1", f'<path d="{_expression("tired")}"/>'),
        ("m m2 m3", f'<path d="{_without_mouth(_OPEN_EYES)}"/>'),
        ("m m2", f'<path d="{_FLAT_MOUTH}"/>'),
        ("m m3", f'<path d="{mouth}z"/>'),
        ("m m4", f'<path d="{_without_mouth("calm")}"/>{_LAUGH}'),
    )
    drawn = "".join(f'<g class="{kind}">{inner}</g>' for kind, inner in layers)
    return f'<g transform="translate(351 275)" fill="{_FEATURES}" fill-rule="evenodd">{drawn}</g>'


def _extra(kind: str, variant: str, at: str, paint: Mapping[str, str]) -> str:
    if not variant:
        return ""
    drawn = _draw(_variants()[kind][variant]["elements"], paint)
    return f'<g transform="translate({at})" fill-rule="evenodd">{drawn}</g>'


def _wrinkles(look: Look) -> str:
    if not look.old:
        return ""
    lines = "M452 428q-8 10-6 22M566 424q6 8 4 20M396 470q-14 22-8 44"
    return (
        f'<path d="{lines}" fill="none" stroke="{look.line}" stroke-width="5" '
        'stroke-linecap="round" opacity=".45"/>'
    )


def _body(look: Look) -> str:
    return (
        f'<path d="{_SHOULDERS}" fill="{look.clothes}"/><path d="{_NECK}" fill="{look.skin}"/>'
        f'<path d="{_NECK_SHADE}" fill="{look.line}" opacity=".22"/>{_COLLARS[look.collar]}'
    )


def face(name: str) -> str:
    """The sprite of a person's five moods; an unknown name gets one of the customers.

    The same name always gives the same face: it is picked by the name's letters.
    """
    look = LOOKS.get(name) or _someone(name)
    paint = {
        "skin": look.skin,
        "ink": look.line,
        "headContrast": look.hair,
        "clothing": look.clothes,
    }
    head = _draw(_variants()["head"][look.head]["elements"], paint)
    return (
        '<svg viewBox="0 0 704 704" aria-hidden="true">'
        + _body(look)
        + f'<g transform="translate(6 -58)" fill-rule="evenodd">{head}</g>'
        + _wrinkles(look)
        + _extra("facialHair", look.beard, "58 333", paint)
        + _moods()
        + _extra("accessories", look.glasses, "190 243", paint)
        + "</svg>"
    )


def portrait(name: str, mood: int = 3) -> str:
    """A person in one mood, as a picture of its own; unknown names as in `face`."""
    shown = re.sub(
        r'<g class="m ([m0-9 ]+)">.*?</g>',
        lambda layer: layer[0] if f"m{mood}" in layer[1].split() else "",
        face(name),
    )
    return shown.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


def _someone(name: str) -> Look:
    customers = [look for key, look in LOOKS.items() if key not in COLLEAGUES]
    return customers[sum(map(ord, name)) % len(customers)]
