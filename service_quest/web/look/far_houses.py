"""Houses further down the street, built from the same parts as the first ones."""

from collections.abc import Callable, Mapping

from service_quest.web.look import parts as p


def _control_room() -> str:
    waves = "M116 18q5 7 0 14M122 13q9 12 0 24M104 18q-5 7 0 14M98 13q-9 12 0 24"
    return (
        p.path("wire", f"M110 46V25{waves}")
        + p.dot("acc", 110, 25, 3.5)
        + p.rect("roof", 28, 44, 104, 12, 2)
        + p.wall(34, 56, 92)
        + p.window(1, 44, 66, 18, 20)
        + p.window(2, 71, 66, 18, 20)
        + p.window(3, 98, 66, 18, 20)
        + p.rect("trim", 34, 97, 92, 3)
        + p.sign(43, 108, 22, 24, "shield", 4)
        + p.door(78, 20, 38)
        + p.path("iron", "M106 108h12v5l-9 3-3-3z")
        + p.lamp(18)
    )


def _garden_centre() -> str:
    ribs = "M80 26v40M56 34l-8 32M104 34l8 32M36 52l88 0"
    pots = "M108 138h12l-2 10h-8zM126 138h12l-2 10h-8z"
    return (
        p.path("roof", "M22 68q6-34 58-44 52 10 58 44z")
        + p.path("seam", ribs)
        + p.wall(26, 68, 108)
        + p.window(1, 36, 76, 24, 22, 9)
        + p.window(2, 68, 76, 24, 22, 9)
        + p.window(3, 100, 76, 24, 22, 9)
        + p.awning(30, 106, 72, 6)
        + p.sign(110, 106, 20, 20, "leaf", 10)
        + p.door(56, 22, 30)
        + p.path("acc", pots)
        + p.dot("leaf1", 114, 133, 7)
        + p.dot("leaf2", 132, 132, 6)
        + p.bush(34, 10)
    )


def _hardware_store() -> str:
    ladder = "M126 148L134 78M136 148L144 78M128 134h10M129 122h10M131 110h10M132 98h10M134 86h10"
    planks = "M30 148l6-34h5l-6 34zM38 148l6-38h5l-6 38z"
    return (
        p.chimney(112, 24, 34)
        + p.slope(24, 64, 104, 30)
        + p.wall(24, 64, 104)
        + p.boards(24, 64, 95, 12)
        + p.window(1, 34, 72, 18, 20)
        + p.window(2, 98, 72, 18, 20)
        + p.sign(60, 70, 30, 22, "hammer", 4)
        + p.window(3, 90, 112, 28, 22)
        + p.door(58, 20, 38)
        + p.path("table", ladder)
        + p.path("trim", planks)
    )


def _insurance_house() -> str:
    return (
        p.gable(42, 52, 76, 34, 5)
        + p.window(1, 71, 32, 18, 15, 9)
        + p.wall(42, 52, 76)
        + p.rect("trim", 38, 50, 84, 4, 1)
        + p.window(2, 50, 64, 20, 24)
        + p.window(3, 90, 64, 20, 24)
        + p.rect("acc", 42, 98, 76, 5)
        + p.sign(50, 110, 22, 22, "umbrella", 11)
        + p.door(84, 22, 38)
        + p.tree(28, 54)
        + p.bush(126, 8)
    )


def _station() -> str:
    canopy = "M22 104l8-9h100l8 9v6H22z"
    posts = "".join(p.rect("trim", x, 110, 4, 38) for x in (30, 60, 98, 126))
    rails = "M0 154h160M8 151l-3 7M32 151l-3 7M56 151l-3 7M80 151l-3 7M104 151l-3 7M128 151l-3 7"
    return (
        p.chimney(112, 34, 30)
        + p.wall(30, 66, 100)
        + p.boards(30, 66, 91)
        + p.slope(30, 66, 100, 24)
        + p.gable(62, 66, 36, 26, 5)
        + p.dot("trim", 80, 57, 7)
        + p.path("bars", "M80 53v4h3")
        + p.window(1, 40, 74, 16, 16)
        + p.window(2, 72, 74, 16, 16)
        + p.window(3, 104, 74, 16, 16)
        + p.path("acc", canopy)
        + posts
        + p.door(71, 18, 34)
        + p.sign(38, 114, 18, 20, "train", 4)
        + p.path("wire", rails)
    )


def _dry_cleaner() -> str:
    steam = "M118 30q-6-6 0-12t0-12M128 32q-6-6 0-12t0-12"
    hangers = "M44 118l8-5 8 5zM44 118h16M66 118l8-5 8 5zM66 118h16"
    coats = "M45 119h14l-2 21h-10zM67 119h14l-2 21h-10z"
    return (
        p.path("wire", steam)
        + p.chimney(112, 34, 26)
        + p.wall(28, 60, 104)
        + p.rect("roof", 22, 52, 116, 9, 2)
        + p.window(1, 40, 70, 18, 20)
        + p.window(2, 71, 70, 18, 20)
        + p.window(3, 102, 70, 18, 20)
        + p.rect("acc", 28, 98, 104, 6)
        + p.rect("glass", 38, 108, 50, 36, 2)
        + p.path("wire", hangers)
        + p.path("trim", coats)
        + p.door(96, 22, 40)
        + p.sign(70, 34, 20, 20, "hanger", 10)
        + p.bush(142)
    )


def _furniture_store() -> str:
    chair = "M42 122v22M42 134h14v10M112 122v22M112 134h14v10"
    return (
        p.wall(20, 70, 120)
        + p.path("roof", "M14 70l10-22h112l10 22z")
        + p.window(1, 32, 78, 24, 16)
        + p.window(2, 68, 78, 24, 16)
        + p.window(3, 104, 78, 24, 16)
        + p.rect("acc", 20, 102, 120, 5)
        + p.rect("glass", 30, 112, 34, 34, 2)
        + p.rect("glass", 98, 112, 34, 34, 2)
        + p.path("wire", chair)
        + p.sign(69, 42, 22, 22, "chair", 4)
        + p.door(70, 20, 38)
        + p.lamp(150)
    )


def _home() -> str:
    balconies = "".join(
        p.rect("acc", x, y, 34, 9, 1) for x, y in ((38, 72), (88, 72), (38, 108), (88, 108))
    )
    washing = "M40 98h30M92 98h28"
    shirts = "M44 98h6v7h-6zM54 98h4v6h-4zM62 98h5v7h-5zM96 98h5v6h-5zM106 98h8v7h-8z"
    return (
        p.rect("roof", 26, 28, 108, 8, 1)
        + p.chimney(100, 16, 14)
        + p.wall(30, 36, 100)
        + p.window(1, 45, 46, 20, 18)
        + p.window(2, 95, 46, 20, 18)
        + p.window(3, 45, 82, 20, 14)
        + p.rect("glass", 95, 82, 20, 14, 2)
        + balconies
        + p.path("wire", washing)
        + p.path("trim", shirts)
        + p.door(71, 18, 32)
        + p.sign(38, 122, 18, 18, "drum", 3)
        + p.bush(118)
        + p.tree(146, 50)
    )


def _clinic() -> str:
    ramp = "M84 148l38-9h12v9z"
    return (
        p.rect("roof", 22, 50, 72, 8, 1)
        + p.wall(26, 58, 64)
        + p.rect("roof", 86, 70, 52, 7, 1)
        + p.wall(90, 77, 44)
        + p.window(1, 34, 68, 20, 20)
        + p.window(2, 62, 68, 20, 20)
        + p.window(3, 100, 88, 24, 20)
        + p.rect("acc", 26, 98, 64, 4)
        + p.sign(34, 110, 22, 22, "pulse", 11)
        + p.door(64, 20, 36)
        + p.path("stone", ramp)
        + p.path("wire", "M90 138l44-11M112 133v9")
        + p.bush(30, 8)
        + p.tree(148, 56)
    )


FAR_DRAWINGS: Mapping[str, Callable[[], str]] = {
    "control-room": _control_room,
    "garden-centre": _garden_centre,
    "hardware-store": _hardware_store,
    "insurance-house": _insurance_house,
    "dry-cleaner": _dry_cleaner,
    "furniture-store": _furniture_store,
    "station": _station,
    "home": _home,
    "clinic": _clinic,
}
"""The drawing of each place further down the street, without its frame."""
