"""Contrast of two colours, and their mixture: the arithmetic behind the tokens.

Colours are `#RRGGBB`.
"""


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


_LINEAR_BELOW = 0.04045


def _linear(channel: int) -> float:
    part = channel / 255
    return part / 12.92 if part <= _LINEAR_BELOW else ((part + 0.055) / 1.055) ** 2.4


def luminance(colour: str) -> float:
    """Relative luminance of `#RRGGBB`, 0 (black) to 1 (white), as WCAG defines it."""
    red, green, blue = (_linear(channel) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21, as WCAG defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mix(one: str, other: str, percent: int) -> str:
    """`percent` of `one` in `other`, the way CSS `color-mix(in srgb)` does it."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    parts = (round((a * percent + b * (100 - percent)) / 100) for a, b in pairs)
    return "#" + "".join(f"{part:02X}" for part in parts)
