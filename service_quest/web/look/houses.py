"""How each place looks from the street: its parts, put together.

Every house has windows 1 to 3, a door and a sign; nothing here has state.
"""

from collections.abc import Callable, Mapping

from service_quest.web.look import parts as p
from service_quest.web.look.far_houses import FAR_DRAWINGS


def _shop() -> str:
    return (
        p.chimney(108, 26)
        + p.wall(24, 66, 112)
        + p.slope(24, 66, 112, 30)
        + p.window(1, 40, 76, 18, 20)
        + p.window(2, 100, 76, 18, 20)
        + p.sign(68, 72, 22, 22, "bag", 11)
        + p.window(3, 34, 118, 46, 24)
        + p.awning(28, 104, 60)
        + p.door(100, 20, 38)
        + p.bush(140)
    )


def _pharmacy() -> str:
    steps = "M30 62V52h12V42h14V32h12V22h24v10h12v10h14v10h12v10z"
    return (
        p.path("roof", steps)
        + p.wall(34, 58, 92)
        + p.window(1, 68, 38, 24, 16, 8)
        + p.window(2, 46, 76, 20, 22, 9)
        + p.window(3, 94, 76, 20, 22, 9)
        + p.rect("trim", 34, 105, 92, 3)
        + p.sign(43, 114, 22, 22, "cross", 4)
        + p.door(72, 20, 36)
        + p.bush(30, 9)
        + p.tree(142, 58)
    )


def _cinema() -> str:
    bulbs = "".join(p.dot("bulb", x, 108, 2) for x in range(30, 134, 10))
    return (
        p.path("roof", "M36 60V40h16V28h56v12h16v20z")
        + p.wall(24, 52, 112)
        + p.sign(66, 33, 28, 22, "star", 4)
        + p.window(1, 36, 66, 22, 24, 11)
        + p.window(2, 69, 66, 22, 24, 11)
        + p.window(3, 102, 66, 22, 24, 11)
        + p.rect("acc", 18, 102, 124, 12, 4)
        + bulbs
        + p.rect("poster", 34, 119, 18, 24, 2)
        + p.rect("poster", 108, 119, 18, 24, 2)
        + p.door(66, 28, 32)
    )


def _helpline() -> str:
    stairs = "M96 148V138h8v-10h8v-10h8v-10h14v40z"
    return (
        p.path("wire", "M58 36V14M50 22h16M53 16h10")
        + p.wall(32, 54, 96)
        + p.slope(32, 54, 96, 20)
        + p.window(1, 41, 66, 18, 22)
        + p.window(2, 71, 66, 18, 22)
        + p.window(3, 101, 66, 18, 22)
        + p.rect("trim", 32, 98, 96, 3)
        + p.sign(40, 108, 20, 20, "phone", 10)
        + p.path("stone", stairs)
        + p.door(70, 18, 34)
        + p.tree(18, 50)
    )


def _garage() -> str:
    teeth = "M18 74V52l28 18V52l28 18V52l28 18V52l40 22z"
    slats = "".join(f"M34 {y}h44" for y in range(108, 148, 8))
    return (
        p.path("roof", teeth)
        + p.wall(18, 72, 124)
        + p.window(1, 30, 80, 24, 12, 2)
        + p.window(2, 66, 80, 24, 12, 2)
        + p.window(3, 102, 80, 24, 12, 2)
        + p.rect("acc", 18, 99, 124, 4)
        + p.rect("metal", 34, 106, 44, 42, 2)
        + p.path("seam", slats)
        + p.door(90, 18, 36)
        + p.sign(116, 112, 20, 20, "wrench")
    )


def _hotel() -> str:
    return (
        p.path("wire", "M80 24V6")
        + p.path("acc", "M80 6h18l-5 5 5 5H80z")
        + p.path("roof", "M34 54l10-32h72l10 32z")
        + p.window(1, 70, 31, 20, 18, 9)
        + p.wall(38, 54, 84)
        + p.window(2, 48, 66, 18, 22)
        + p.window(3, 94, 66, 18, 22)
        + p.sign(71, 66, 18, 22, "bed", 9)
        + p.rect("trim", 38, 98, 84, 3)
        + p.path("acc", "M58 106h44l6 10H52z")
        + p.door(68, 24, 32)
        + p.bush(50, 7)
        + p.bush(106, 7)
        + p.lamp(18)
    )


def _restaurant() -> str:
    return (
        p.chimney(44, 30, 30)
        + p.wall(30, 70, 100)
        + p.gable(30, 70, 100, 46, 8)
        + p.window(1, 70, 46, 20, 18, 9)
        + p.window(2, 42, 84, 20, 20)
        + p.window(3, 98, 84, 20, 20)
        + p.sign(71, 80, 18, 22, "fork", 4)
        + p.awning(34, 114, 92, 8)
        + p.door(70, 20, 26)
        + p.path("table", "M36 136h22M47 136v12M41 148h12M102 136h22M113 136v12M107 148h12")
    )


def _post_office() -> str:
    columns = "".join(p.rect("trim", x, 100, 7, 48, 1) for x in (34, 56, 97, 119))
    return (
        p.wall(26, 62, 108)
        + p.gable(26, 62, 108, 32, 6)
        + p.sign(70, 38, 20, 20, "letter", 10)
        + p.window(1, 36, 72, 20, 18)
        + p.window(2, 70, 72, 20, 18)
        + p.window(3, 104, 72, 20, 18)
        + p.rect("trim", 22, 95, 116, 5, 1)
        + columns
        + p.door(70, 20, 38)
        + p.rect("acc", 142, 120, 13, 18, 6)
        + p.rect("iron", 147, 138, 3, 10)
    )


def _concert_hall() -> str:
    fins = "".join(p.rect("trim", x, 62, 4, 34, 1) for x in (38, 62, 94, 118))
    return (
        p.path("roof", "M16 58q28-40 64-40t64 40z")
        + p.wall(22, 56, 116)
        + p.rect("trim", 16, 54, 128, 5, 1)
        + fins
        + p.window(1, 44, 64, 16, 28, 8)
        + p.window(2, 72, 64, 16, 28, 8)
        + p.window(3, 100, 64, 16, 28, 8)
        + p.rect("acc", 22, 100, 116, 6)
        + p.sign(68, 26, 24, 24, "note", 12)
        + p.rect("poster", 32, 113, 16, 26, 2)
        + p.rect("poster", 112, 113, 16, 26, 2)
        + p.door(64, 32, 38)
        + p.path("stone", "M44 148h72l6 6H38z")
    )


def _power_grid() -> str:
    pylon = "M132 148L140 20l8 128M124 40h32M120 60h40M136 84l10 22M144 84l-10 22M134 112l12 30"
    wires = "M160 34q-30 10-58 22M160 54q-34 10-58 14"
    return (
        p.path("wire", pylon + wires)
        + p.wall(20, 62, 98)
        + p.boards(20, 62, 89, 12)
        + p.path("roof", "M14 62V48h110v14z")
        + p.window(1, 30, 72, 18, 20)
        + p.window(2, 58, 72, 18, 20)
        + p.window(3, 86, 72, 18, 20)
        + p.rect("trim", 20, 100, 98, 3)
        + p.sign(28, 110, 24, 24, "bolt", 4)
        + p.door(62, 20, 36)
        + p.rect("metal", 92, 120, 20, 28, 2)
        + p.path("seam", "M96 127h12M96 133h12M96 139h12")
    )


def _staff_room() -> str:
    steps = "M60 148v-6h44v-6h10v12z"
    return (
        p.wall(26, 44, 108)
        + p.boards(26, 44, 99, 13)
        + p.rect("roof", 20, 38, 120, 8, 2)
        + p.window(1, 38, 56, 20, 20)
        + p.window(2, 70, 56, 20, 20)
        + p.window(3, 102, 56, 20, 20)
        + p.rect("acc", 68, 92, 38, 5, 1)
        + p.path("stone", steps)
        + p.door(76, 20, 40)
        + p.sign(38, 96, 22, 22, "cup", 4)
        + p.lamp(146)
        + p.path("box", "M8 148v-18h22v18zM12 130v-14h16v14z")
        + p.path("tape", "M18 130v6M20 116v5")
    )


def _harbour() -> str:
    waves = "M4 152q6-5 12 0t12 0 12 0M118 154q6-5 12 0t12 0 12 0"
    return (
        p.path("roof", "M28 78l8-26 44-22 44 22 8 26z")
        + p.wall(34, 72, 92)
        + p.boards(34, 72, 83)
        + p.window(1, 70, 50, 20, 16, 8)
        + p.window(2, 44, 84, 20, 20)
        + p.window(3, 96, 84, 20, 20)
        + p.door(70, 20, 38)
        + p.sign(98, 116, 20, 20, "anchor", 10)
        + p.path("wave", waves)
        + p.rain()
    )


def _webshop() -> str:
    return (
        p.path("roof", "M22 62l14-18h100l6 18z")
        + p.path("panel", "M48 58l7-11h20l-5 11zM76 58l5-11h20l-3 11z")
        + p.wall(26, 62, 110)
        + p.window(1, 36, 72, 20, 20)
        + p.window(2, 70, 72, 20, 20)
        + p.window(3, 104, 72, 20, 20)
        + p.sign(34, 106, 28, 24, "talk", 5)
        + p.door(74, 20, 38)
        + p.path("box", "M104 148v-20h24v20zM110 128v-14h18v14z")
        + p.path("tape", "M116 128v7M119 114v6")
    )


DRAWINGS: Mapping[str, Callable[[], str]] = {
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
    **FAR_DRAWINGS,
}
"""The drawing of each place, without its frame."""
