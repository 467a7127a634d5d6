"""Design tokens: the colours of day and dusk, the places' paints, and their contrast.

Everything that the stylesheet and the drawings share is here once. Colours are
`#RRGGBB`; pairs that must be readable are listed in `PAIRS` with the least
contrast ratio that WCAG 2.2 AA asks of them, and the tests hold them to it.
"""

from collections.abc import Mapping

from service_quest.web.look.contrast import mix

DAY: Mapping[str, str] = {
    "paper": "#FBF7F0",
    "surface": "#FFFFFF",
    "sunk": "#F3ECE0",
    "ink": "#1F2933",
    "soft": "#55606B",
    "line": "#E3D9C8",
    "edge": "#8A7F6F",
    "teal": "#0F766E",
    "teal-deep": "#0B5750",
    "on-teal": "#FFFFFF",
    "press": "#0B5750",
    "teal-soft": "#D9EEEA",
    "amber": "#F59E0B",
    "amber-ink": "#8A4B06",
    "amber-soft": "#FDEFCF",
    "brick": "#B4432F",
    "brick-soft": "#FBE8E2",
    "light": "#FFC94D",
    "glass": "#6F8C9B",
    "trim": "#FFFDF8",
    "sky": "#CFE6EC",
    "sky-low": "#FBEBD3",
    "hill": "#B7D3B0",
    "hill-far": "#C9DFCB",
    "grass": "#A5C79B",
    "road": "#EADCC3",
    "road-mark": "#FFF9EC",
    "leaf": "#5E9B6B",
    "bark": "#8A6A4F",
    "shade": "#00000014",
    "night": "#FFFFFF",
}

DUSK: Mapping[str, str] = {
    "paper": "#141B2D",
    "surface": "#1D2740",
    "sunk": "#10172A",
    "ink": "#F2EEE6",
    "soft": "#B4BCCB",
    "line": "#2E3A57",
    "edge": "#7E8BA8",
    "teal": "#4FC7B6",
    "teal-deep": "#7ADDCD",
    "on-teal": "#0B1F22",
    "press": "#2A8C80",
    "teal-soft": "#19403F",
    "amber": "#FBBF4A",
    "amber-ink": "#FFD27A",
    "amber-soft": "#3C3116",
    "brick": "#F2937D",
    "brick-soft": "#44242A",
    "light": "#FFD166",
    "glass": "#2A3A57",
    "trim": "#C9CBD6",
    "sky": "#1B2547",
    "sky-low": "#4A3A5E",
    "hill": "#22385A",
    "hill-far": "#2A3A5C",
    "grass": "#1E3A4A",
    "road": "#39415C",
    "road-mark": "#59627F",
    "leaf": "#2C5A5A",
    "bark": "#3B3443",
    "shade": "#00000040",
    "night": "#1A1636",
}

PLACES: Mapping[str, Mapping[str, str]] = {
    "shop": {"wall": "#F1C672", "roof": "#A8452F", "accent": "#0F766E"},
    "pharmacy": {"wall": "#D5E6CC", "roof": "#3F6B57", "accent": "#2C8454"},
    "cinema": {"wall": "#C4574C", "roof": "#5B2C38", "accent": "#F0B03F"},
    "helpline": {"wall": "#B4CFE6", "roof": "#43556E", "accent": "#2F6AA5"},
    "garage": {"wall": "#D3D6D8", "roof": "#59636E", "accent": "#D9702F"},
    "hotel": {"wall": "#F4E1C6", "roof": "#6B4738", "accent": "#7C3D62"},
    "restaurant": {"wall": "#E9A585", "roof": "#75382C", "accent": "#A83A34"},
    "post-office": {"wall": "#F5D660", "roof": "#35507C", "accent": "#27518F"},
    "harbour": {"wall": "#7FAABB", "roof": "#2C4757", "accent": "#CF4858"},
    "station": {"wall": "#E3B46A", "roof": "#7A4A35", "accent": "#8F3B2E"},
    "home": {"wall": "#D9C9B8", "roof": "#6A5D58", "accent": "#4F7F8C"},
    "clinic": {"wall": "#E6E3D3", "roof": "#4C6B75", "accent": "#2B7A80"},
    "webshop": {"wall": "#CDBBE0", "roof": "#55457C", "accent": "#6A48AF"},
    "concert-hall": {"wall": "#EBDDD2", "roof": "#4A3B57", "accent": "#8C2F52"},
    "power-grid": {"wall": "#C98D6B", "roof": "#39465A", "accent": "#E3B62F"},
    "staff-room": {"wall": "#A9BFB4", "roof": "#4B5B57", "accent": "#C4622D"},
    "dry-cleaner": {"wall": "#DCE8EE", "roof": "#4D5C78", "accent": "#B24C7A"},
    "furniture-store": {"wall": "#E8C9A9", "roof": "#5E4B3C", "accent": "#3D7A6B"},
    "control-room": {"wall": "#AEB8D6", "roof": "#2F3650", "accent": "#3E5BA9"},
    "garden-centre": {"wall": "#E3E3B4", "roof": "#55713F", "accent": "#B8552F"},
    "hardware-store": {"wall": "#DDB98C", "roof": "#2F5D62", "accent": "#B23E2B"},
    "insurance-house": {"wall": "#BFDAD6", "roof": "#2F4858", "accent": "#A34468"},
}
"""Paints of a place by day; dusk mixes them into the night sky (see `dusk_mix`)."""

PLACE_ALIASES: Mapping[str, str] = {
    "car-dealer": "garage",
    "mailroom": "webshop",
    "web-shop": "webshop",
    "call-centre": "helpline",
    "cafe": "restaurant",
    "storm": "harbour",
}

DUSK_SHARE = 50
"""Percent of the night in a place's paint at dusk."""

FRAME = {"day": ("wall", 42), "dusk": ("roof", 50)}
"""The paint in the frame around a place's conversation, and its percentage in the paper."""

SCALE: Mapping[str, str] = {
    "text-s": ".875rem",
    "text": "1rem",
    "text-l": "1.125rem",
    "text-xl": "1.375rem",
    "text-2xl": "clamp(1.6rem,1.3rem + 1.5vw,2.1rem)",
    "text-score": "clamp(3.5rem,3rem + 3vw,5rem)",
    "s1": ".25rem",
    "s2": ".5rem",
    "s3": ".75rem",
    "s4": "1rem",
    "s5": "1.5rem",
    "s6": "2.25rem",
    "r1": ".5rem",
    "r2": ".875rem",
    "r3": "1.25rem",
    "pill": "99rem",
    "quick": ".18s",
    "glow": ".6s",
}

PAIRS: tuple[tuple[str, str, float], ...] = (
    ("ink", "paper", 7.0),
    ("ink", "surface", 7.0),
    ("ink", "sunk", 7.0),
    ("ink", "teal-soft", 7.0),
    ("ink", "amber-soft", 7.0),
    ("ink", "brick-soft", 7.0),
    ("soft", "paper", 4.5),
    ("soft", "surface", 4.5),
    ("soft", "sunk", 4.5),
    ("teal", "paper", 4.5),
    ("teal", "surface", 4.5),
    ("teal-deep", "teal-soft", 4.5),
    ("on-teal", "teal", 4.5),
    ("amber-ink", "paper", 4.5),
    ("amber-ink", "surface", 4.5),
    ("amber-ink", "amber-soft", 4.5),
    ("brick", "paper", 4.5),
    ("brick", "surface", 4.5),
    ("brick", "brick-soft", 4.5),
    ("soft", "amber-soft", 4.5),
    ("teal", "amber-soft", 4.5),
    ("soft", "teal-soft", 4.5),
    ("soft", "brick-soft", 4.5),
    ("teal", "brick-soft", 4.5),
    ("paper", "ink", 7.0),
    ("ink", "sky", 7.0),
    ("ink", "sky-low", 7.0),
    ("ink", "hill-far", 7.0),
    ("ink", "grass", 4.5),
    ("edge", "paper", 3.0),
    ("edge", "surface", 3.0),
    ("light", "glass", 1.8),
)
"""(foreground, background, least contrast), held in both themes."""


def frame(place: str, theme: str) -> str:
    """The colour around a conversation in `place`; theme is `day` or `dusk`."""
    paper = (DAY if theme == "day" else DUSK)["paper"]
    paint, share = FRAME[theme]
    return mix(PLACES[place][paint], paper, share)


def place_name(place: str) -> str:
    """The drawn place for a name in a scenario; an unknown one is the corner shop."""
    known = PLACE_ALIASES.get(place, place)
    return known if known in PLACES else "shop"


def _properties(tokens: Mapping[str, str]) -> str:
    return "".join(f"--{name}:{value};" for name, value in tokens.items())


def tokens_css() -> str:
    """Custom properties for both themes and all places, as one small CSS text."""
    day = _properties(DAY) + f"--dim:0%;--dark:0;--framed:{FRAME['day'][1]}%;color-scheme:light"
    dusk = (
        _properties(DUSK)
        + f"--dim:{DUSK_SHARE}%;--dark:1;--framed:{FRAME['dusk'][1]}%;color-scheme:dark"
    )
    places = "".join(
        f"{_selector(name)}{{--w:{c['wall']};--r:{c['roof']};--a:{c['accent']}}}"
        for name, c in PLACES.items()
    )
    return (
        f":root{{{_properties(SCALE)}{_properties(_first_place())}{day}}}"
        f"@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dusk}}}}}"
        f"[data-theme=dark]{{{dusk}}}" + places
    )


def _selector(place: str) -> str:
    names = [place, *(alias for alias, meant in PLACE_ALIASES.items() if meant == place)]
    return ",".join(f"[data-place={name}]" for name in names)


def _first_place() -> Mapping[str, str]:
    paint = PLACES["shop"]
    return {"w": paint["wall"], "r": paint["roof"], "a": paint["accent"]}
