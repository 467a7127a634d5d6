"""What a client may send at all, before anyone looks at what it means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from service_quest.actions.errors import BadRequest
from service_quest.domain.errors import TextLength

TEXT_MOST = 20_000
"""Characters of the longest text that a page sends: a long list of names."""
VALUES_MOST = 500
"""Values in all that a client sends at once, those inside others counted too."""
DEPTH_MOST = 6


def require_sound(values: object, field: str) -> None:
    """Go on only if values from outside can be worked with and kept.

    Some databases keep neither NUL nor half a surrogate pair.

    Raises:
        BadRequest: they are too many, too deep, or hold such a sign (`field`).
        TextLength: one is too long.
    """
    waiting: list[tuple[object, int]] = [(values, 0)]
    for number, (value, depth) in enumerate(waiting):
        if number >= VALUES_MOST or depth > DEPTH_MOST or not _is_sound(value):
            raise BadRequest(field=field)
        if isinstance(value, str) and len(value) > TEXT_MOST:
            raise TextLength(most=TEXT_MOST)
        waiting += [(inner, depth + 1) for inner in _inside(value)]


def _is_sound(value: object) -> bool:
    if not isinstance(value, str):
        return True
    return not any(sign == "\0" or "\ud800" <= sign <= "\udfff" for sign in value)


def _inside(value: object) -> Sequence[object]:
    if isinstance(value, Mapping):
        pairs = cast("Mapping[object, object]", value)
        return [*pairs.keys(), *pairs.values()]
    return cast("list[object]", value) if isinstance(value, list) else ()
