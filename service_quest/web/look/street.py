"""The street: one small house a place, its three windows lit by stars.

`house(place)` is a drawing without state: the page wraps it in
`<span class="house" data-place data-stars data-state>` and the stylesheet
lights windows (`data-stars="0".."3"`) and opens the door (`data-state="next"`).
"""

from service_quest.web.look import parts as p
from service_quest.web.look.houses import DRAWINGS
from service_quest.web.look.tokens import place_name

_REGULARS = {"helpline": 27, "garage": 8, "hotel": 32, "harbour": 62, "webshop": 16, "cinema": 10}
"""Where a house's regular stands, when not to the left of it."""


def house(place: str) -> str:
    """The house of a place, as an SVG for `<span class="house">`; unknown: the shop."""
    name = place_name(place)
    drawn = DRAWINGS[name]() + p.regular(_REGULARS.get(name, 13))
    return f'<svg viewBox="0 0 160 160" aria-hidden="true">{drawn}</svg>'


def road(side: str) -> str:
    """The stretch of road from a stop on `side` (`left`, `right`) to the next one."""
    flip = ' transform="matrix(-1 0 0 1 100 0)"' if side == "right" else ""
    bend = "M28 0C28 34 72 22 72 58V100"
    lines = f'<g{flip}><path class="r1" d="{bend}"/><path class="r2" d="{bend}"/></g>'
    return (
        '<svg class="road" viewBox="0 0 100 100" preserveAspectRatio="none" '
        f'aria-hidden="true">{lines}</svg>'
    )


def sky() -> str:
    """The top of the map: sun or moon, an old town far off, birches; middle first on a phone."""
    far = "M0 96q90-30 200-14t210-20 190 12 220-18 380 30v54H0z"
    near = "M0 126q140-34 320-12t300-16 260 14 320-6v34H0z"
    stars = "".join(p.dot("star", x, y, 1.3) for x, y in _STARS)
    trees = "".join(p.tree(x, h) for x, h in _TREES)
    return (
        '<svg class="sky" viewBox="0 0 1200 140" preserveAspectRatio="xMidYMax slice" '
        f'aria-hidden="true">{stars}{p.dot("sun", 712, 40, 19)}{p.path("moon", _MOON)}'
        + p.path("drift", _CLOUD)
        + f'<g transform="translate(470 6)">{p.path("drift", _CLOUD)}</g>'
        + f'<g transform="translate(24 -8)">{p.path("town", _TOWN)}'
        + p.path("towndots", _TOWN_LIGHTS)
        + "</g>"
        + p.path("far", far)
        + p.path("near", near)
        + f'<g transform="translate(0 -20)">{trees}</g></svg>'
    )


_STARS = tuple((60 + 97 * i % 1100, 12 + 37 * i % 62) for i in range(22))
_TREES = ((90, 46), (112, 34), (452, 30), (466, 22), (748, 34), (930, 44), (1108, 36))
_CLOUD = "M372 46a9 9 0 0 1 3-17 14 14 0 0 1 26-2 10 10 0 0 1 15 9 6 6 0 0 1 0 10z"
_MOON = "M716 22a19 19 0 1 0 14 28 17 17 0 0 1-14-28z"
_TOWN = (
    "M470 96V74l9-9 9 9v-6h14v10l8-10 8 10V52l6-26 6 26v18h12v-8l10-8 10 8v12h8V62h6v-8h14v8h6v14"
    "h10l9-8 9 8v-12l5-18 5 18v12h14V96z"
)
_TOWN_LIGHTS = "M478 76h3M506 80h3M528 62h3M550 70h3M580 70h3M600 78h3M622 66h3"
