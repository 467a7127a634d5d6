"""The JSON Schema of a scenario file, for editors: made from the shapes the reader uses."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from service_quest.authoring.fitting import ID, ID_LIMIT
from service_quest.authoring.scenario_shape import SCENARIO
from service_quest.authoring.shapes import (
    Branching,
    Each,
    Flag,
    Record,
    Shape,
    Table,
    Whole,
    Word,
)

SCHEMA_FILE = "scenario.schema.json"
ID_PATTERN = f"^(?=.{{1,{ID_LIMIT}}}$){ID.pattern}$"


def schema_text(principles: Iterable[str]) -> str:
    """Return the schema as the text of content/scenario.schema.json.

    `principles` are the ids that a choice may name.
    """
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Service Quest scenario",
        **_Schemas(tuple(principles)).of(SCENARIO),
    }
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


class _Schemas:
    def __init__(self, principles: tuple[str, ...]) -> None:
        self.principles = principles

    def of(self, shape: Shape) -> dict[str, Any]:
        match shape:
            case Record():
                return self._record(shape)
            case Table():
                return self._table(shape)
            case Each():
                return _single_too(self._list(shape.of), shape.single, self.of(shape.of))
            case Branching():
                return {"anyOf": [self.of(shape.target), self._list(shape.branch)]}
            case _:
                return self._scalar(shape)

    def _scalar(self, shape: Shape) -> dict[str, Any]:
        match shape:
            case Word():
                return self._word(shape)
            case Whole():
                return {"type": "integer", "minimum": shape.low, "maximum": shape.high}
            case Flag():
                return {"type": "boolean"}
            case _:
                return {"type": "string", "minLength": 1}

    def _record(self, shape: Record) -> dict[str, Any]:
        fields = {
            key: {**self.of(f.shape), **({"description": f.note} if f.note else {})}
            for key, f in shape.fields.items()
        }
        record = {
            "type": "object",
            "additionalProperties": False,
            "required": [key for key, f in shape.fields.items() if f.required],
            "properties": fields,
        }
        short = fields.get(shape.short, {})
        return _single_too(record, bool(short), short)

    def _table(self, shape: Table) -> dict[str, Any]:
        names: dict[str, Any] = {"pattern": ID_PATTERN}
        if shape.reserved:
            names["not"] = {"enum": sorted(shape.reserved)}
        return {
            "type": "object",
            "propertyNames": names,
            "additionalProperties": self.of(shape.of),
        }

    def _list(self, of: Shape) -> dict[str, Any]:
        return {"type": "array", "items": self.of(of)}

    def _word(self, shape: Word) -> dict[str, Any]:
        values = self.principles if shape.refers == "principles" else shape.values
        if values:
            return {"enum": list(values)}
        return {"type": "string", "minLength": 1}


def _single_too(many: dict[str, Any], also: bool, one: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [one, many]} if also else many
