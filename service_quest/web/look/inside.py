"""Inside the places: what stands behind a customer during a conversation.

Each room is a quiet picture, 400 × 200 units, of which a phone shows the middle.
Classes give the paint: `b1` furniture, `b2` things, `b3` things in the place's
accent, `b4` light surfaces, `b5` thin lines.
"""

from collections.abc import Callable, Mapping

from service_quest.web.look.far_rooms import FAR_ROOMS
from service_quest.web.look.parts import dot, path, rect
from service_quest.web.look.tokens import place_name


def _shelf(x: float, y: float, w: float, things: str) -> str:
    """A shelf with things on it: `b` box, `j` jar, `t` tall, `.` a gap."""
    step = w / len(things)
    drawn = "".join(_thing(kind, x + step * i, y, step) for i, kind in enumerate(things))
    return drawn + rect("b1", x - 4, y, w + 8, 5, 2)


def _thing(kind: str, x: float, y: float, step: float) -> str:
    middle = x + step / 2
    drawings = {
        "b": rect("b2", x + 2, y - 18, step - 4, 18, 1),
        "j": rect("b3", middle - 6, y - 20, 12, 20, 4) + rect("b1", middle - 4, y - 24, 8, 4, 1),
        "t": rect("b2", middle - 4, y - 30, 8, 30, 3),
        "a": rect("b3", x + 3, y - 26, step - 6, 26, 1),
    }
    return drawings.get(kind, "")


def _lamp(x: float, drop: float) -> str:
    """A lamp that hangs from the ceiling."""
    shade = f"M{x - 20:g} {drop + 16:g}q2-18 20-18t20 18z"
    return path("b5", f"M{x:g} 0v{drop:g}") + path("b3", shade) + dot("glim", x, drop + 17, 6)


def _grid(x: float, y: float, columns: int, rows: int, step: float) -> str:
    """Pigeonholes, drawers or a key rack."""
    w, h = columns * step, rows * step
    across = "".join(f"M{x:g} {y + step * i:g}h{w:g}" for i in range(1, rows))
    down = "".join(f"M{x + step * i:g} {y:g}v{h:g}" for i in range(1, columns))
    return rect("b1", x, y, w, h, 3) + path("b6", across + down)


def _view(x: float, y: float, w: float, h: float) -> str:
    """A window with a view."""
    return rect("b4", x - 5, y - 5, w + 10, h + 10, 4) + rect("b7", x, y, w, h, 2)


def _picture(x: float, y: float, w: float, h: float) -> str:
    hills = f"M{x + 4:g} {y + h - 4:g}l{w * 0.3:g}-{h * 0.45:g} {w * 0.2:g} {h * 0.25:g} "
    peak = f"{w * 0.15:g}-{h * 0.2:g} {w * 0.35 - 8:g} {h * 0.4:g}z"
    return (
        rect("b1", x, y, w, h, 2)
        + rect("b4", x + 4, y + 4, w - 8, h - 8)
        + path("b2", hills + peak)
    )


def _shop() -> str:
    left = (
        _shelf(24, 70, 112, "bjtb.j")
        + _shelf(24, 124, 112, "tbbja")
        + _shelf(24, 178, 112, "ajbtb")
    )
    right = (
        _shelf(266, 70, 112, "jb.tja")
        + _shelf(266, 124, 112, "abjtb")
        + _shelf(266, 178, 112, "bjtab")
    )
    return left + right + _lamp(90, 12) + _lamp(316, 12)


def _pharmacy() -> str:
    drawers = _grid(20, 92, 5, 4, 27) + _grid(248, 92, 5, 4, 27)
    knobs = "".join(
        dot("b3", x + 27 * i, 105 + 27 * j, 2.5)
        for x in (33.5, 261.5)
        for i in range(5)
        for j in range(4)
    )
    cross = rect("b4", 318, 18, 40, 40, 8) + path("b3", "M333 26h10v7h7v10h-7v7h-10v-7h-7v-10h7z")
    return drawers + knobs + _shelf(24, 82, 120, "tjjtjb") + cross


def _cinema() -> str:
    left = "M0 0h112q-8 60-46 96 26 50 22 104H0z"
    folds = (
        "M22 0v200M48 0q2 110-8 200M78 0q-4 60-34 92M378 0v200M352 0q-2 110 8 200M322 0q4 60 34 92"
    )
    bulbs = "".join(dot("glim", x, 12, 4) for x in range(126, 290, 18))
    return (
        rect("b4", 118, 26, 164, 100, 4)
        + path("b3", left)
        + f'<g transform="matrix(-1 0 0 1 400 0)">{path("b3", left)}</g>'
        + path("b6", folds)
        + rect("b1", 108, 0, 184, 24)
        + bulbs
    )


def _helpline() -> str:
    roofs = "M30 116v-22l20-16 20 16v-10h22v32zM96 116v-40h16v40z"
    screen = rect("b1", 280, 78, 96, 62, 5) + rect("b4", 286, 84, 84, 50, 2)
    wave = path("b8", "M294 109h12l5-14 8 28 7-20 5 10 4-4h26")
    stand = rect("b1", 318, 140, 20, 18) + rect("b1", 300, 156, 56, 5, 2)
    return _view(28, 36, 92, 80) + path("b2", roofs) + screen + wave + stand + _lamp(328, 14)


def _garage() -> str:
    board = rect("b4", 22, 26, 116, 96, 4)
    tools = "M44 40v52M40 40q4-8 8 0M66 40v40M60 44h12M88 40v58M84 98h8M110 40v30M104 70h12v14h-12z"
    car = "M252 128q2-18 20-20l14-22q4-6 12-6h46q8 0 12 6l12 22q16 2 16 20v10H252z"
    glass = "M290 106l10-16q2-3 6-3h8v19zM322 87h18q5 0 7 4l8 15h-33z"
    wheels = dot("b1", 278, 140, 13) + dot("b1", 358, 140, 13)
    lift = rect("b1", 246, 154, 142, 6, 2) + rect("b1", 310, 160, 14, 40)
    return board + path("b8", tools) + path("b3", car) + path("b4", glass) + wheels + lift


def _hotel() -> str:
    keys = "".join(
        path("b8", f"M{45 + 26 * i} {48 + 26 * j}a3 3 0 1 1 .1 0v8h3")
        for i in range(4)
        for j in range(3)
        if (i + j) % 3
    )
    bell = path("b3", "M300 150q0-22 22-22t22 22z") + rect("b1", 292, 150, 60, 6, 3)
    bell += dot("b3", 322, 124, 4)
    return (
        _grid(32, 34, 4, 3, 26)
        + keys
        + _picture(276, 30, 86, 60)
        + bell
        + rect("b1", 270, 156, 130, 44)
    )


def _restaurant() -> str:
    window = _view(268, 58, 96, 84) + path("b9", "M316 58v84M268 100h96")
    return (
        _shelf(20, 84, 116, "tt.tjt")
        + _shelf(20, 138, 116, "jtt.tt")
        + window
        + _lamp(78, 20)
        + _lamp(316, 10)
    )


def _post_office() -> str:
    letters = "".join(
        rect("b4", 26 + 30 * i, 46 + 30 * j, 20, 14, 1)
        for i in range(4)
        for j in range(4)
        if (i * 2 + j) % 3
    )
    scales = (
        path("b3", "M300 138h64l-8 20h-48z")
        + rect("b1", 322, 126, 20, 12)
        + rect("b1", 296, 120, 72, 6, 3)
    )
    parcel = rect("b2", 308, 84, 48, 36, 2) + path("b6", "M332 84v36M308 100h48")
    return _grid(20, 38, 4, 4, 30) + letters + rect("b1", 268, 158, 132, 42) + scales + parcel


def _concert_hall() -> str:
    rail = rect("b1", 20, 48, 124, 5, 2)
    coats = "".join(
        path(kind, f"M{x} 53v6l-10 8-3 62h26l-3-62-10-8z")
        for kind, x in (("b2", 38), ("b3", 66), ("b2", 94), ("b3", 122))
    )
    tags = "".join(dot("glim", x, 60, 3) for x in (38, 66, 94, 122))
    doors = rect("b1", 268, 30, 104, 170, 4) + rect("b3", 276, 40, 42, 160, 2)
    doors += rect("b3", 322, 40, 42, 160, 2) + dot("glim", 312, 122, 4) + dot("glim", 328, 122, 4)
    return rail + coats + tags + rect("b1", 0, 150, 168, 50) + doors + _lamp(216, 8)


def _power_grid() -> str:
    board = rect("b4", 20, 26, 126, 88, 4)
    lines = path("b8", "M32 46h34v28h30v-14h38M32 94h48V74M96 74v22h38")
    lights = "".join(dot("glim", x, y, 4) for x, y in ((66, 46), (96, 60), (134, 96)))
    dark = dot("b3", 80, 94, 5) + dot("b3", 134, 60, 5)
    screen = rect("b1", 268, 84, 106, 62, 5) + rect("b4", 274, 90, 94, 50, 2)
    bars = path("b8", "M284 132v-14M300 132v-26M316 132v-8M332 132v-32M348 132v-18")
    snow = "".join(dot("b4", x, y, 2) for x, y in ((286, 34), (306, 48), (326, 30), (344, 52)))
    night = rect("b1", 264, 18, 100, 52, 4) + rect("b2", 270, 24, 88, 40, 2) + snow
    return board + lines + lights + dark + night + screen + bars + rect("b1", 258, 150, 130, 50)


def _staff_room() -> str:
    lockers = rect("b1", 20, 30, 116, 170, 4)
    doors = "".join(rect("b2", 26 + 37 * i, 38, 31, 156, 2) for i in range(3))
    slots = path("b6", "".join(f"M{34 + 37 * i} 52h15M{34 + 37 * i} 60h15" for i in range(3)))
    table = (
        rect("b1", 256, 152, 132, 8, 3) + rect("b1", 268, 160, 8, 40) + rect("b1", 366, 160, 8, 40)
    )
    kettle = path("b3", "M290 152v-26q2-12 15-12t15 12v26zM320 128l14-8v6l-14 14z")
    cups = rect("b4", 342, 138, 12, 14, 2) + rect("b2", 360, 138, 12, 14, 2)
    clock = dot("b1", 350, 52, 24) + dot("b4", 350, 52, 20) + path("b8", "M350 52v-13M350 52l9 5")
    return lockers + doors + slots + table + kettle + cups + clock + _lamp(296, 6)


def _harbour() -> str:
    sea = path("b2", "M24 100q12-6 24 0t24 0 24 0 24 0 20 0v34H24z")
    boat = path("b3", "M60 96h50l-8 14H70z") + path("b4", "M84 58v36M84 60l20 30H84z")
    rain = path("b9", "M40 44l-5 14M66 40l-5 14M112 44l-5 14M128 62l-5 14M46 72l-5 14")
    ring = dot("buoy", 320, 84, 28) + dot("buoy2", 320, 84, 28)
    return _view(24, 34, 116, 100) + sea + boat + rain + ring + _shelf(270, 160, 100, "b.ab")


def _webshop() -> str:
    screen = rect("b1", 266, 46, 112, 76, 6) + rect("b4", 273, 53, 98, 62, 3)
    talk = (
        rect("b3", 280, 60, 54, 14, 7)
        + rect("b2", 308, 79, 56, 14, 7)
        + rect("b3", 280, 97, 40, 12, 6)
    )
    stand = rect("b1", 312, 122, 20, 22) + rect("b1", 290, 142, 64, 5, 2)
    return (
        _shelf(20, 72, 116, "bab.")
        + _shelf(20, 126, 116, "abba")
        + _shelf(20, 180, 116, "bb.ab")
        + screen
        + talk
        + stand
    )


def _station() -> str:
    hills = path("b2", "M24 122q28-22 58-8 30-20 56-2v24H24z")
    rails = path("b5", "M60 136l22-22M104 136L84 114M66 130h32M72 123h22")
    lines = "".join(
        rect("b2", 272, y, 52, 5, 2) + rect("b2", 348, y, 18, 5, 2) for y in (54, 66, 90)
    )
    board = rect("b1", 262, 30, 114, 82, 5) + lines + rect("b3", 272, 78, 94, 6, 2)
    clock = dot("b4", 319, 42, 9) + path("b8", "M319 37v5h4")
    bench = rect("b1", 256, 158, 132, 8, 3) + rect("b1", 256, 136, 132, 8, 3)
    legs = path("b5", "M268 136v64M376 136v64")
    return _view(24, 44, 114, 92) + hills + rails + board + clock + bench + legs + _lamp(82, 10)


def _home() -> str:
    machine = rect("b4", 276, 96, 84, 104, 5) + rect("b1", 276, 96, 84, 18, 5)
    drum = dot("b1", 318, 156, 28) + dot("b7", 318, 156, 20) + dot("b3", 286, 105, 4)
    soap = rect("b3", 368, 76, 14, 24, 3) + rect("b2", 348, 80, 14, 16, 2)
    line = path("b5", "M0 40q70 14 160 4")
    socks = "M30 46v20h10v-8h-4V46zM64 49v20h10v-8h-4V49zM100 49v18h10v-7h-4V49z"
    towel = rect("b2", 120, 47, 30, 44, 2)
    tiles = path("b6", "M20 120h120M20 160h120M60 120v80M100 120v80")
    shelf = rect("b1", 340, 96, 56, 5, 2)
    return line + path("b3", socks) + towel + tiles + machine + drum + soap + shelf + _lamp(318, 10)


def _clinic() -> str:
    chart = rect("b4", 290, 26, 74, 104, 4) + rect("b1", 286, 22, 82, 8, 3)
    letters = "".join(
        rect("b1", 327 - w / 2, 42 + 17 * i, w, 9 - i, 1)
        for i, w in enumerate((18, 34, 44, 50, 54))
    )
    leaves = "M60 152q-30-10-28-40 24 8 28 40 2-44 30-56 4 36-30 56 22-20 42-10-12 18-42 10"
    plant = path("b3", leaves) + path("b2", "M42 152h36l-5 36H47z")
    files = _shelf(24, 84, 112, "aabaab")
    return files + plant + chart + letters + rect("b1", 262, 168, 138, 32) + _lamp(84, 8)


_ROOMS: Mapping[str, Callable[[], str]] = {
    "shop": _shop,
    "pharmacy": _pharmacy,
    "cinema": _cinema,
    "helpline": _helpline,
    "garage": _garage,
    "hotel": _hotel,
    "restaurant": _restaurant,
    "post-office": _post_office,
    "harbour": _harbour,
    "concert-hall": _concert_hall,
    "power-grid": _power_grid,
    "staff-room": _staff_room,
    "webshop": _webshop,
    "station": _station,
    "home": _home,
    "clinic": _clinic,
    **FAR_ROOMS,
}


def inside(place: str) -> str:
    """The room of a place, as an SVG for the first thing in `.scene`."""
    return (
        '<svg class="inside" viewBox="0 0 400 200" preserveAspectRatio="xMidYMax slice" '
        f'aria-hidden="true">{_ROOMS[place_name(place)]()}</svg>'
    )
