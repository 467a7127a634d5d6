"""The content's tables as modules of the front end: the build writes them, pages import them.

Each scenario's tables and each language's words are a JSON module of their own, so that a
page loads its own scenario only and both languages share one graph.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import reflex as rx
from reflex.utils.imports import ImportVar
from reflex.vars import VarData
from reflex_base.plugins import CommonContext, Plugin
from typing_extensions import Unpack

from service_quest.authoring.compiled import rules_table
from service_quest.web import content
from service_quest.web.look.faces import face, portrait
from service_quest.web.look.inside import inside
from service_quest.web.look.people import LOOKS

MODULES = "content"
"""Their folder in the front end."""
IN_A_LANGUAGE: Mapping[str, Callable[[str], object]] = {
    "pins": content.pins,
    "days": content.days,
    "best": content.best,
    "street": content.street,
    "profile": content.profile,
    "guide": content.guide,
}
"""The tables of which there is one a language, besides those of each scenario."""


def module(*name: str) -> rx.Var[dict[str, Any]]:
    """Return what a JSON module holds, imported by whoever uses it: `module("days", "et")`."""
    whole = ".".join(name)
    tag = whole.replace("-", "_").replace(".", "__")
    imports = {f"$/{MODULES}/{whole}.json": [ImportVar(tag=tag, is_default=True)]}
    return rx.Var(tag, _var_data=VarData(imports=imports)).to(dict[str, Any])


class ContentModules(Plugin):
    """Writes the JSON modules of all content, and small pictures of faces, into the front end."""

    def get_static_assets(
        self, **_context: Unpack[CommonContext]
    ) -> Sequence[tuple[Path, str | bytes]]:
        """Return the path and the text of every module and picture."""
        modules: dict[str, Any] = {"rules": rules_table(), "houses": content.houses()}
        for language in content.library().languages:
            for manner in content.MANNERS:
                modules[f"interface.{manner}.{language}"] = content.interface(language, manner)
            for name, compiled in IN_A_LANGUAGE.items():
                modules[f"{name}.{language}"] = compiled(language)
        for name in content.library().scenarios:
            modules[f"{name}.graph"] = content.graph(name)
            scenario = content.library().scenarios[name].scenario
            modules[f"face.{scenario.look}"] = face(scenario.look)
            modules[f"room.{scenario.place}"] = inside(scenario.place)
            for language in content.library().languages:
                modules[f"{name}.{language}"] = content.words(name, language)
        return [
            *((Path(MODULES) / f"{name}.json", dumped(value)) for name, value in modules.items()),
            *((Path("public") / "faces" / f"{name}.svg", portrait(name)) for name in LOOKS),
        ]


def dumped(value: object) -> str:
    """Return a value as compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
