"""The few interface icons: 24-unit strokes in the text's colour, hidden from readers.

Shapes follow Lucide (ISC licence) where it has them; the doors, windows and the
grade marks are ours.
"""

from collections.abc import Mapping

ICONS: Mapping[str, str] = {
    "back": "M15 18l-6-6 6-6",
    "forward": "M9 18l6-6-6-6",
    "down": "M6 9l6 6 6-6",
    "up": "M6 15l6-6 6 6",
    "level": "M5 12h14",
    "close": "M18 6L6 18M6 6l12 12",
    "check": "M20 6L9 17l-5-5",
    "map": "M3 6l6-3 6 3 6-3v15l-6 3-6-3-6 3zM9 3v15M15 6v15",
    "settings": "M4 6h9M19 6h1M16 3v6M4 12h1M11 12h9M8 9v6M4 18h9M19 18h1M16 15v6",
    "sun": (
        "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2v2M12 20v2M4.9 4.9l1.4 1.4M17.7 17.7l1.4 1.4"
        "M2 12h2M20 12h2M6.3 17.7l-1.4 1.4M19.1 4.9l-1.4 1.4"
    ),
    "moon": "M21 13A9 9 0 1 1 11 3a7 7 0 0 0 10 10z",
    "speech": "M21 12a8 8 0 0 1-8 8H8l-5 2 1.5-4.5A8 8 0 1 1 21 12z",
    "thought": "M7 17a5 5 0 0 1-1-9.9A6 6 0 0 1 17.5 8 4.5 4.5 0 0 1 17 17zM6 20.5h.01",
    "heart": "M12 20S4 15 4 9a4.2 4.2 0 0 1 8-2 4.2 4.2 0 0 1 8 2c0 6-8 11-8 11z",
    "breath": "M3 8h10a3 3 0 1 0-3-3M3 12h15a3 3 0 1 1-3 3M3 16h7a2.5 2.5 0 1 1-2.5 2.5",
    "window": "M5 3h14v18H5zM12 3v18M5 11h14",
    "door": "M5 21V4l9-1v18zM14 5h5v16M2 21h20M11 12h.01",
    "retry": "M3 12a9 9 0 1 0 3-6.7L3 8M3 3v5h5",
    "play": "M7 4l13 8-13 8z",
    "wifi-off": (
        "M2 2l20 20M8.5 16.5a5 5 0 0 1 7 0M5 12.9a10 10 0 0 1 5-2.7M19 12.9a10 10 0 0 0-2-1.5"
        "M2 8.8a15 15 0 0 1 4.2-2.6M22 8.8A15 15 0 0 0 10.7 5M12 20h.01"
    ),
    "cloud-up": "M7 18a5 5 0 0 1-1-9.9A6 6 0 0 1 17.5 9a4.5 4.5 0 0 1 .5 9M12 20v-8M9 14.5l3-3 3 3",
    "download": "M12 3v12M7 10l5 5 5-5M4 20h16",
    "share": "M12 15V3M8 7l4-4 4 4M6 11H5v10h14V11h-1",
    "add": "M12 5v14M5 12h14",
    "info": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v5M12 8h.01",
    "language": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M3 12h18M12 3q8 9 0 18M12 3q-8 9 0 18",
    "light": "M9 18h6M10 21h4M8.5 15A6 6 0 1 1 15.5 15l-.5 3H9z",
    "eye": "M2 12s3.5-7 10-7 10 7 10 7-3.5 7-10 7-10-7-10-7M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6",
    "motion": "M4 12h4l3-8 3 16 3-8h3",
    "person": "M12 3a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M4 21a8 8 0 0 1 16 0",
    "ring": (
        "M13 3.1a9 9 0 0 1 6 3.3M20.8 10a9 9 0 0 1-1.5 7.2M16.5 19.9a9 9 0 0 1-7 .7"
        "M5.7 18.4a9 9 0 0 1-2.6-7M4.5 7A9 9 0 0 1 9 3.5"
    ),
    "badge": "M12 3a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M8.5 15L7 22l5-2.5 5 2.5-1.5-7",
    "board": "M4 21v-8h5v8M9.5 21V4h5v17M14.5 21V9h5.5v12M2 21h20",
    "desk": "M6 4h12v17H6zM9 4V2.5h6V4M9 10h6M9 14h6M9 18h3",
    "more": "M12 5h.01M12 12h.01M12 19h.01",
    "pencil": "M4 20l1-5L16 4l4 4L9 19z",
    "counter": (
        "M4 10l1.5-6h13L20 10M4 10a2.7 2.7 0 0 0 5.3 0 2.7 2.7 0 0 0 5.4 0 2.7 2.7 0 0 0 5.3 "
        "0M5 13v8h14v-8"
    ),
    "phone": (
        "M5 3h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 12l5 2v4a2 2 0 0 1-2 2A15 15 0 0 1 3 5a2 2 0 "
        "0 1 2-2z"
    ),
    "email": "M3 5h18v14H3zM3 7l9 6 9-6",
    "chat": "M21 4v12H9l-5 4V4zM8.5 10h.01M12.5 10h.01M16.5 10h.01",
    "visit": "M3 11l9-8 9 8M6 9v12h12V9M10 21v-6h4v6",
}
"""Icon names and their strokes; channel icons carry the channels' names."""

GRADE_MARKS: Mapping[str, tuple[str, str]] = {
    "best": (
        (
            "M16 1l3.6 4.5 5.7-.8.8 5.7L30.6 14l-2.2 5.3 2.2 5.3-5.3 2.2-2.2 5.3L16 30l-7.1 "
            "2.1-2.2-5.3-5.3-2.2 2.2-5.3L1.4 14l4.5-3.600.8-5.7 5.700.8z"
        ),
        "M9.5 17l4.5 4.5 9-9.5",
    ),
    "good": (
        "M16 2a14 14 0 1 0 0 28 14 14 0 0 0 0-28z",
        "M10 16.5l4.3 4.3 8-8.5",
    ),
    "inaccuracy": (
        "M16 1l15 15-15 15L1 16z",
        "M9.5 18q3.2-5 6.5-2t6.5-2",
    ),
    "mistake": (
        "M16 2q1.6 0 2.5 1.7l12 22Q32 29.5 28 30H4q-4-.5-2.5-4.3l12-22Q14.4 2 16 2z",
        "M16 12v8M16 24.5v.1",
    ),
    "blunder": (
        "M3 2h26v28H3z",
        "M10.5 10.5l11 11M21.5 10.5l-11 11",
    ),
}
"""A grade's shape and the mark in it, on 32 units: told by shape, word and colour."""


def icon(name: str) -> str:
    """An inline icon; raises KeyError for a name that is not drawn."""
    return (
        f'<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="{ICONS[name]}"/></svg>'
    )


def grade_mark(grade: str) -> str:
    """The mark of a grade, coloured by `data-grade` on an element around it."""
    shape, mark = GRADE_MARKS[grade]
    return (
        '<svg class="grade-mark" viewBox="0 0 32 32" aria-hidden="true">'
        f'<path class="shape" d="{shape}"/><path class="mark" d="{mark}"/></svg>'
    )
