"""The people one meets: how each of them looks.

Of all ages and kinds, and none a joke. A scenario names one of them as its
customer's `look`.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Look:
    """One person's looks; names of heads, beards and glasses are the library's."""

    head: str
    skin: str
    hair: str
    clothes: str
    collar: str = "round"
    line: str = "#3A2A25"
    beard: str = ""
    glasses: str = ""
    old: bool = False


PALE, ROSY, TAN, OLIVE, BROWN, DEEP = (
    "#FCDCC2",
    "#F3C3A0",
    "#E2AB80",
    "#C98F63",
    "#A56B45",
    "#855438",
)
"""Skin tones."""

LOOKS: Mapping[str, Look] = {
    "maie": Look("grayBun", PALE, "#D9D3CF", "#B56576", "cardigan", "#4B4247", old=True),
    "kaur": Look("short5", ROSY, "#6B4A2F", "#3F6C8F", "shirt", "#5A3D27", beard="chin"),
    "olga": Look("mediumStraight", ROSY, "#7A2F2A", "#2F6F6B", "scarf", "#6E2C28"),
    "hendrik": Look("short1", TAN, "#2E2A2C", "#7C8591", "shirt", "#2E2A2C", glasses="glasses"),
    "liisa": Look("longBangs", PALE, "#B07A3A", "#E0A13A", "round", "#8D5D2A"),
    "tiit": Look(
        "noHair2",
        ROSY,
        "#E3DEDA",
        "#5D7A4F",
        "cardigan",
        "#5F5859",
        "moustache5",
        "glasses2",
        old=True,
    ),
    "natalja": Look("medium3", OLIVE, "#33241F", "#9C4F86", "scarf", "#33241F"),
    "rasmus": Look("twists2", DEEP, "#251A18", "#E07B4C", "hood", "#251A18"),
    "helve": Look(
        "grayMedium",
        PALE,
        "#EFEBE8",
        "#7E6BA8",
        "cardigan",
        "#544A52",
        glasses="glasses5",
        old=True,
    ),
    "marko": Look("noHair1", TAN, "#5E5A58", "#37474F", "shirt", "#4A4442", "full"),
    "aino": Look("medium2", ROSY, "#8A7A70", "#3E7C74", "round", "#83736A", old=True),
    "raivo": Look("grayShort", ROSY, "#9A928C", "#4A4F63", "shirt", "#5B5450"),
    "katrin": Look("bun2", PALE, "#8C5A34", "#4E6E8E", "scarf", "#6F4527"),
    "kristo": Look("short3", TAN, "#3A2E28", "#6E7F58", "apron", "#3A2E28", "goatee1"),
    "joonas": Look("pomp", OLIVE, "#3B2A22", "#4F7D5C", "hood", "#3B2A22", glasses="glasses3"),
    "eveli": Look("hatBeanie", PALE, "#B2543F", "#4C6A92", "scarf", "#6B3A2C"),
    "reet": Look("mediumBangs", ROSY, "#8C6A55", "#6A7FA8", "cardigan", "#5C4436"),
    "arvo": Look("hatHip", TAN, "#DAD6D2", "#6B5B45", "shirt", "#6E5F4C", "moustache9", old=True),
    "kadri": Look("bangs2", PALE, "#4A2F22", "#D0673F", "round", "#3A241A"),
    "karl": Look("short3", ROSY, "#C08A45", "#2E5E7E", "hood", "#7A5222", beard="goatee1"),
    "taavi": Look("short2", PALE, "#A5673A", "#7A9A5B", "hood", "#6F4527", beard="goatee1"),
    "urmas": Look("short1", ROSY, "#8C8580", "#4F6672", "shirt", "#57504C", beard="full3"),
    "marju": Look(
        "longCurly", TAN, "#4B2E2A", "#C06C4E", "cardigan", "#3F2723", glasses="glasses5"
    ),
    "merle": Look("mediumBangs3", PALE, "#D8B06A", "#3D7A6B", "round", "#8A6A35"),
    "zinaida": Look(
        "medium1", ROSY, "#A89C96", "#B24C7A", "apron", "#5E5450", glasses="glasses2", old=True
    ),
    "sander": Look("short5", PALE, "#C79A5B", "#5A7590", "hood", "#7A5A2E"),
    "old-hand": Look("flatTop", ROSY, "#77716D", "#53606B", "apron", "#57504E", "moustache5"),
    "colleague": Look("long", BROWN, "#2B1D1A", "#0F766E", "apron", "#2B1D1A"),
    "manager": Look("medium1", PALE, "#8A4B2C", "#3B4A66", "shirt", "#743D23", glasses="glasses2"),
}
"""People by name: the customers, and three who work beside the trainee."""

COLLEAGUES = frozenset({"old-hand", "colleague", "manager"})
"""Looks of people who work beside the trainee, never given to a customer."""
