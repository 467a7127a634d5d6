"""The version of a scenario: a digest of all that the rules look at, and back.

A structure is the scenario as plain JSON. What stands at its default is left out,
so that a field added to the domain later changes no version that exists.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import Field, fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from service_quest.domain.scenario import Scenario

RULES = "1"
"""Raise this when positions, scoring or grades are worked out in another way.

An attempt played under other rules is then kept as it is, not scored anew.
"""
VERSION_DIGITS = 16


def content_version(scenario: Scenario) -> str:
    """Return the version of a scenario: 16 hexadecimal digits."""
    text = json.dumps(
        {"rules": RULES, "scenario": structure_of(scenario)},
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
    )
    return hashlib.sha256(text.encode()).hexdigest()[:VERSION_DIGITS]


def structure_of(scenario: Scenario) -> dict[str, Any]:
    """Return a scenario as JSON values, sets in order of the alphabet."""
    return _encode(scenario)


def scenario_from(structure: Mapping[str, Any]) -> Scenario:
    """Return the scenario that a structure was made of.

    Raises:
        ValueError: it was not made by `structure_of`.
    """
    try:
        return cast(Scenario, _decode(Scenario, structure))
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError("no structure of a scenario") from error


def _encode(value: Any) -> Any:
    if is_dataclass(value):
        return {
            part.name: _encode(getattr(value, part.name))
            for part in fields(value)
            if getattr(value, part.name) != _default(part)
        }
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, frozenset):
        return [_encode(item) for item in sorted(cast("frozenset[str]", value))]
    if isinstance(value, tuple):
        return [_encode(item) for item in cast("tuple[Any, ...]", value)]
    if isinstance(value, Mapping):
        items = cast("Mapping[str, Any]", value).items()
        return {key: _encode(item) for key, item in items}
    return value


def _default(part: Field[Any]) -> Any:
    return part.default_factory() if callable(part.default_factory) else part.default


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    hints = get_type_hints(kind)
    return {part.name: hints[part.name] for part in fields(kind)}


def _decode(kind: Any, value: Any) -> Any:
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        (kind,) = (part for part in get_args(kind) if part is not NoneType)
        return None if value is None else _decode(kind, value)
    if origin is not None:
        return _decode_many(origin, get_args(kind), value)
    if is_dataclass(kind):
        hints = _hints(cast(type, kind))
        return cast(Any, kind)(**{name: _decode(hints[name], part) for name, part in value.items()})
    return kind(value) if issubclass(kind, Enum) else value


def _decode_many(origin: Any, kinds: tuple[Any, ...], value: Any) -> Any:
    if issubclass(origin, Mapping):
        return {key: _decode(kinds[1], item) for key, item in value.items()}
    return origin(_decode(kinds[0], item) for item in value)
