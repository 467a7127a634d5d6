"""The handful of parts that every house on the street is built from.

Coordinates are whole units of a 160 × 160 picture whose ground is at y = 148.
Nothing here names a colour: classes do, so that day, dusk and a place's own
paints reach the drawing through the stylesheet.
"""

GROUND = 148


def rect(kind: str, x: float, y: float, w: float, h: float, r: float = 0) -> str:
    """A rectangle of the class `kind`, its corners rounded by `r`."""
    corner = f' rx="{r:g}"' if r else ""
    size = f'x="{x:g}" y="{y:g}" width="{w:g}" height="{h:g}"'
    return f'<rect class="{kind}" {size}{corner}/>'


def path(kind: str, d: str) -> str:
    """A path of the class `kind`."""
    return f'<path class="{kind}" d="{d}"/>'


def dot(kind: str, x: float, y: float, r: float) -> str:
    """A circle of the class `kind`."""
    return f'<circle class="{kind}" cx="{x:g}" cy="{y:g}" r="{r:g}"/>'


def wall(x: float, y: float, w: float, kind: str = "wall") -> str:
    """A wall down to the ground, its far side in shade."""
    h = GROUND - y
    return rect(kind, x, y, w, h) + rect("dark", x + w - 9, y, 9, h)


def boards(x: float, y: float, w: float, step: float = 9) -> str:
    """Lines of weatherboard from `y` down to the ground."""
    rows = int((GROUND - y) // step)
    return path("seam", "".join(f"M{x:g} {y + step * i:g}h{w:g}" for i in range(1, rows)))


def gable(x: float, y: float, w: float, h: float, over: float = 7) -> str:
    """A pitched roof seen from its end; `y` is the eaves, `h` its height."""
    tip = f"M{x - over:g} {y:g}L{x + w / 2:g} {y - h:g}L{x + w + over:g} {y:g}z"
    return path("roof", tip)


def slope(x: float, y: float, w: float, h: float, over: float = 6) -> str:
    """A pitched roof seen from its side; `y` is the eaves, `h` its height."""
    lean = h * 0.55
    d = f"M{x - over:g} {y:g}l{lean:g} {-h:g}h{w + 2 * over - 2 * lean:g}l{lean:g} {h:g}z"
    return path("roof", d)


def chimney(x: float, y: float, h: float = 18) -> str:
    """A chimney that ends at `y + h`, behind the roof."""
    return rect("roof", x, y, 11, h) + rect("dark", x, y, 11, 4)


def window(n: int, x: float, y: float, w: float, h: float, r: float = 2) -> str:
    """Window `n` (1-3): dark at first, lit by the house's stars."""
    cross = f"M{x + w / 2:g} {y:g}v{h:g}M{x:g} {y + h * 0.45:g}h{w:g}"
    return (
        f'<g class="w w{n}">'
        + rect("halo", x - 5, y - 5, w + 10, h + 10, r + 5)
        + rect("trim", x - 2.5, y - 2.5, w + 5, h + 5, r + 1.5)
        + rect("glass", x, y, w, h, r)
        + path("bars", cross)
        + life(n, x + w / 2, y + h, min(w / 18, h / 20))
        + rect("trim", x - 4, y + h + 2, w + 8, 3, 1)
        + "</g>"
    )


def life(n: int, x: float, y: float, scale: float) -> str:
    """What one sees in a lit window: a lamp, a plant, a cat."""
    shapes = (
        "M0-20v6M-5-8l3-6h4l3 6z",
        "M-3 0l-1-5h8l-1 5zM0-5q-6-1-6-7 5 0 6 5 1-7 6-8 1 7-6 10z",
        "M-5 0q-1-7 3-9l-1-5 3 2h2l3-2v6q2 2 2 8z",
    )
    place = f"translate({x:g} {y:g}) scale({scale:.2g})"
    return f'<path class="life" transform="{place}" d="{shapes[n - 1]}"/>'


def door(x: float, w: float, h: float = 34) -> str:
    """A door on the ground, with the room's light behind its leaf."""
    y = GROUND - h
    return (
        path("pool", f"M{x:g} {GROUND}h{w:g}l9 12h{-w - 18:g}z")
        + rect("trim", x - 2.5, y - 2.5, w + 5, h + 2.5, 2)
        + rect("room", x, y, w, h)
        + '<g class="leaf">'
        + rect("door", x, y, w, h)
        + rect("pane", x + w * 0.2, y + 5, w * 0.6, h * 0.32, 1)
        + dot("knob", x + w * 0.82, y + h * 0.6, 1.6)
        + "</g>"
        + rect("step", x - 5, GROUND - 2, w + 10, 4, 1)
    )


def awning(x: float, y: float, w: float, stripes: int = 6) -> str:
    """A striped awning, scalloped below."""
    step = w / stripes
    return "".join(
        path("acc" if i % 2 == 0 else "trim", _scallop(x + step * i, y, step))
        for i in range(stripes)
    )


def _scallop(x: float, y: float, step: float) -> str:
    return f"M{x:g} {y:g}h{step:g}v10q{-step / 2:g} 7{-step:g} 0z"


def sign(x: float, y: float, w: float, h: float, glyph: str, r: float = 3) -> str:
    """A painted sign with one of the street's glyphs in its middle."""
    scale = min(w, h) / 20
    spot = f"translate({x + w / 2:g} {y + h / 2:g}) scale({scale:.3g})"
    mark = f'<path class="mark" transform="{spot}" d="{GLYPHS[glyph]}"/>'
    return rect("acc", x, y, w, h, r) + mark


GLYPHS = {
    "bag": "M-6-2h12l-1 8H-5zM-3-2v-2a3 3 0 0 1 6 0v2",
    "cross": "M0-6V6M-6 0H6",
    "star": "M0-7l2 5 5 .4-4 3.3 1.3 5.1L0 4-4.3 6.8-3 1.7-7-1.6-2-2z",
    "phone": "M-5-6c-1 7 4 12 11 11l0-4-4-1-1.5 2c-2-1-3-2-4-4l2-1.5-1-4z",
    "wrench": "M-6 6L1-1M6-4a4 4 0 1 1-4-2l0 3 2 1z",
    "bed": "M-7-4V6M-7 3H7V6M7 3V0H-3M-5-1h2",
    "fork": "M-4-7V7M-6.5-7v4q2.5 3 5 0v-4M4 7V-7q-3 2-2 7h2",
    "letter": "M-7-5H7V5H-7zM-7-4L0 1 7-4",
    "note": "M-3 4V-6l8-1.5V3M-3-3l8-1.5M-3 4a2 2 0 1 1-2-2q2 0 2 2zM5 3a2 2 0 1 1-2-2q2 0 2 2z",
    "bolt": "M1-7L-4 1H0L-1 7 4-1H0z",
    "cup": "M-6-3H4V4q0 2-2 2h-6q-2 0-2-2zM4-1h1.5a2 2 0 0 1 0 4H4M-3-5v-2M1-5v-2",
    "hanger": "M0-3a2 2 0 1 1 2-2M0-3L-7 4H7z",
    "chair": "M-4-7V7M-4 1H4V7M-4 1V-7",
    "anchor": "M0-4V6M-6 1q1 5 6 5 5 0 6-5M-3-1H3M0-4a1.5 1.5 0 1 1 0-3 1.5 1.5 0 0 1 0 3",
    "train": "M-6-7H6V4H-6zM-6-2H6M-3 1h.1M3 1h.1M-4 4l-2 3M4 4l2 3",
    "shield": "M0-8l6 2v5q0 6-6 9-6-3-6-9v-5zM-3-1l2 3 4-5",
    "leaf": "M-6 6Q-8-6 6-7 7 6-6 6zM-6 6L2-2",
    "hammer": "M-6 7L2-1M-2-4l4-4 6 6-3 3-2-1-2 1z",
    "umbrella": "M-7 0a7 7 0 0 1 14 0zM0 0v5a2 2 0 0 1-4 0",
    "drum": "M-6-7H6V7H-6zM-6-4H6M0-2a4 4 0 1 1-.1 0M-4-5.5h2",
    "pulse": "M-8 1h4l2-6 3 11 2-5h5",
    "talk": "M-7-5H7V3H0l-4 4V3h-3zM-3-1h.1M0-1h.1M3-1h.1",
}
"""Line marks in a box of about ± 7 units."""


def regular(x: float) -> str:
    """Somebody who comes back: stands by a house whose windows are all lit."""
    return (
        f'<g class="regular" transform="translate({x:g} {GROUND})">'
        + path("legs", "M-2 0v-8M2.5 0v-8")
        + path("coat", "M-6-6q-1-15 6-15t6 15z")
        + dot("head", 0, -25, 4.6)
        + path("hair", "M-4.6-25a4.6 4.6 0 0 1 9.2 0q-4-3-9.2 0z")
        + "</g>"
    )


def tree(x: float, h: float = 46) -> str:
    """A round birch-like tree, `h` units high."""
    top = GROUND - h
    return (
        rect("bark", x - 2, top + h * 0.4, 4, h * 0.6, 1)
        + dot("leaf1", x, top + h * 0.32, h * 0.3)
        + dot("leaf2", x + h * 0.08, top + h * 0.26, h * 0.19)
    )


def bush(x: float, r: float = 8) -> str:
    """A low bush against a wall."""
    return dot("leaf1", x, GROUND - r * 0.6, r) + dot("leaf2", x + r, GROUND - r * 0.4, r * 0.7)


def lamp(x: float) -> str:
    """A street lamp, lit at dusk."""
    return (
        dot("lampglow", x, 96, 13)
        + rect("iron", x - 1.2, 98, 2.4, 50)
        + path("lamplight", f"M{x - 4:g} 99l1.5-8h5l1.5 8z")
        + path("iron", f"M{x - 5:g} 91h10l-5-5z")
    )


def rain() -> str:
    """A cloud with slanted rain, over the roof of a storm."""
    spots = ((40, 56), (56, 40), (70, 62), (92, 40), (108, 58), (122, 44), (130, 72), (30, 84))
    drops = "".join(f"M{x} {y}l-4 11" for x, y in spots)
    cloud = "M48 32a13 13 0 0 1 3-25 19 19 0 0 1 35-3 14 14 0 0 1 22 7 11 11 0 0 1 2 21z"
    return path("cloud", cloud) + path("drops", drops)
