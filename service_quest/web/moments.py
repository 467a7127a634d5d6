"""The moments to practise: found once, at build time, for the practice page and for the server."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from reflex_base.plugins import CommonContext, Plugin
from typing_extensions import Unpack

from service_quest.authoring.compiled import GRADES
from service_quest.authoring.compiled_moments import (
    compile_moments,
    grades_table,
    moments_from,
)
from service_quest.domain.moments import Moment, found_in
from service_quest.domain.scenario import Scenario, Side
from service_quest.domain.version import content_version
from service_quest.web.content import (
    analysis,
    library,
    nested,
    said_in,
    sentence,
)
from service_quest.web.modules import MODULES, dumped

TABLE = Path(MODULES) / "moments.json"
"""The moments without their words, where the build writes its modules."""
BUILT = Path(".web")
"""That folder, seen from the one that the app runs in."""
SAID = ("practice", "player", "grades", "principles", "speakers")


@cache
def todays_moments() -> tuple[Moment, ...]:
    """Return the moments of this content: as the build found them, else found anew.

    So a server walks no graph for them, unless it runs without a build of its content.
    """
    try:
        built = json.loads((BUILT / TABLE).read_text("utf-8"))
        if built["of"] == _versions():
            return moments_from(built["moments"])
    except (OSError, ValueError, KeyError, TypeError):
        pass  # there is none, or one of another time
    return found_in(_scenarios())


@cache
def found_moments() -> tuple[Moment, ...]:
    """Return the moments of this content, from graphs that are kept for more than that."""
    return found_in(_scenarios(), lambda scenario: analysis(scenario.id))


def _scenarios() -> list[Scenario]:
    return [source.scenario for source in library().scenarios.values()]


def _versions() -> list[str]:
    return sorted(map(content_version, _scenarios()))


def practice(language: str) -> dict[str, Any]:
    """Return the moments in one language, with the sentences that the page needs."""
    names = dict.fromkeys(moment.scenario for moment in found_moments())
    told = compile_moments(
        found_moments(),
        {name: analysis(name) for name in names},
        {name: library().texts(name, language) for name in names},
    )
    texts = library().interface[language]
    return {
        **told,
        "say": nested(texts, SAID),
        "moods": {side: nested(said_in(side, texts), ("moods",))["moods"] for side in Side},
        "grades": list(map(str, GRADES)),
        "locale": sentence(language, "times.locale"),
        "home": f"/{language}/",
    }


class MomentModules(Plugin):
    """Writes the moments into the front end: a module a language, and the server's list."""

    def get_static_assets(
        self, **_context: Unpack[CommonContext]
    ) -> Sequence[tuple[Path, str | bytes]]:
        """Return the path and the text of each."""
        table = {"of": _versions(), "moments": grades_table(found_moments())}
        return [
            (TABLE, dumped(table)),
            *(
                (Path(MODULES) / f"practice.{language}.json", dumped(practice(language)))
                for language in library().languages
            ),
        ]
