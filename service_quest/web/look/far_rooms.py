"""Inside the places further down the street (classes as in `inside`)."""

from collections.abc import Callable, Mapping

from service_quest.web.look.parts import dot, path, rect


def _control_room() -> str:
    screens = "".join(
        rect("b1", x, y, 54, 38, 3) + rect("b4", x + 4, y + 4, 46, 30, 1)
        for x in (22, 82, 264, 324)
        for y in (28, 72)
    )
    seen = "M30 54l12-14 12 14M90 40h32M90 48h20M272 56v-10h14v10M332 46h30M332 54h22"
    calls = "M30 96h8l4-10 6 18 5-14 4 6h10M90 98q10-16 20 0t14-8M272 94h38M332 92h34M332 100h20"
    desk = rect("b1", 0, 150, 150, 50, 4) + rect("b1", 252, 150, 148, 50, 4)
    phone = rect("b2", 276, 136, 34, 14, 3) + path("b5", "M274 132q19-12 38 0")
    lights = dot("glim", 40, 140, 5) + dot("b3", 58, 140, 5) + dot("b3", 76, 140, 5)
    return screens + path("b5", seen + calls) + desk + phone + lights


def _pot(x: float, y: float, leaves: str) -> str:
    """A potted plant that stands at `y`, its leaves drawn from the pot's rim."""
    plant = f'<g transform="translate({x:g} {y - 16:g})">{path("b2", leaves)}</g>'
    return plant + path("b3", f"M{x - 10:g} {y - 18:g}h20l-3 18h-14z")


_BUSHY = "M0 0q-18-4-14-20 10 0 14 10 2-16 14-14 4 18-14 24z"
_TALL = "M-3 0v-24q-8-2-8-10 8 0 11 6 3-8 11-8 0 8-8 12v24z"


def _garden_centre() -> str:
    ribs = "M0 20h400M60 0v20M140 0v20M260 0v20M340 0v20"
    shelves = "".join(rect("b1", x, y, 122, 6, 2) for x in (18, 262) for y in (76, 134, 192))
    places = [(x + 20 + 28 * i, y) for x in (18, 262) for y in (76, 134, 192) for i in range(4)]
    pots = "".join(
        _pot(x, y, _TALL if i % 3 else _BUSHY) for i, (x, y) in enumerate(places) if i % 5
    )
    return path("b9", ribs) + shelves + pots


def _hardware_store() -> str:
    board = rect("b4", 20, 20, 120, 84, 4)
    tools = (
        "M36 34v50M30 34h12M58 34v26M54 60h8v24h-8zM78 34h18l-4 10h-14zM86 44v40M112 34v34"
        "M112 68l-8 16M112 68l8 16"
    )
    drawers = "".join(
        rect("b1", x + 30 * i, y, 27, 21, 2) + dot("b3", x + 13.5 + 30 * i, y + 11, 3)
        for x, y, n in ((20, 116, 4), (20, 140, 4), (20, 164, 4), (262, 140, 4), (262, 164, 4))
        for i in range(n)
    )
    tubes = "".join(
        rect("b3" if i % 2 else "b2", 268 + 18 * i, 84, 12, 40, 2)
        + path("b1", f"M{271 + 18 * i} 84l2-12h2l2 12z")
        for i in range(6)
    )
    rope = dot("b5", 318, 40, 18) + dot("b5", 318, 40, 10) + rect("b1", 262, 124, 118, 6, 2)
    return board + path("b8", tools) + drawers + tubes + rope


def _dry_cleaner() -> str:
    rail = rect("b1", 14, 40, 130, 5, 2) + rect("b1", 256, 40, 130, 5, 2)
    bags = "".join(
        path("b5", f"M{x} 45v7") + path(kind, f"M{x} 52l-11 9-2 {h}h26l-2-{h}z")
        for x, kind, h in (
            (32, "b4", 78),
            (58, "b3", 70),
            (84, "b4", 78),
            (110, "b2", 64),
            (276, "b2", 70),
            (302, "b4", 78),
            (328, "b3", 64),
            (354, "b4", 78),
        )
    )
    tags = "".join(dot("glim", x, 62, 3) for x in (32, 84, 302, 354))
    counter = rect("b1", 0, 156, 400, 44)
    return rail + bags + tags + counter


def _furniture_store() -> str:
    wardrobe = rect("b2", 22, 34, 104, 150, 3) + rect("b4", 30, 42, 40, 134, 2)
    wardrobe += rect("b1", 76, 42, 42, 134, 2) + dot("glim", 64, 108, 3)
    chair = path("b3", "M286 96h16v44h40v10h-40v34h-8v-34h-8zM334 150h8v34h-8z")
    lamp = path("b5", "M362 184v-96") + path("b3", "M346 88l8-24h16l8 24z")
    rug = rect("b1", 262, 184, 126, 6, 3)
    tag = path("b4", "M306 60h34l8 8-8 8h-34z") + dot("b1", 340, 68, 2)
    return wardrobe + chair + lamp + rug + tag


def _insurance_house() -> str:
    files = "".join(
        rect("b3" if i % 3 == 1 else "b2", x + 17 * i, y - 34, 14, 34, 1)
        + rect("b4", x + 4 + 17 * i, y - 26, 6, 10)
        for x, y in ((22, 80), (22, 136))
        for i in range(7)
        if (i + y) % 5
    )
    shelves = rect("b1", 18, 80, 124, 6, 2) + rect("b1", 18, 136, 124, 6, 2)
    poster = rect("b1", 268, 26, 104, 78, 3) + rect("b4", 273, 31, 94, 68, 1)
    beach = path("b2", "M273 99v-16q24-10 48 0t46-2v18z") + dot("b3", 346, 50, 9)
    shade = path("b3", "M284 70q16-26 34 0z") + path("b5", "M301 58v26")
    plant = path("b2", "M304 160q-24-10-20-40 16 6 20 26 4-26 22-30 2 32-22 44z")
    pot = path("b3", "M288 158h32l-5 42h-22z")
    return files + shelves + poster + beach + shade + plant + pot


FAR_ROOMS: Mapping[str, Callable[[], str]] = {
    "control-room": _control_room,
    "garden-centre": _garden_centre,
    "hardware-store": _hardware_store,
    "insurance-house": _insurance_house,
    "dry-cleaner": _dry_cleaner,
    "furniture-store": _furniture_store,
}
"""The room of each place further down the street, without its frame."""
