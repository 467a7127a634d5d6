"""The shelf: analysed scenarios, those of today and those that were played before."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from datetime import datetime
from threading import RLock

from sqlalchemy import Engine

from service_quest.actions.times import milliseconds
from service_quest.domain.analysis import Analysis, analyse
from service_quest.domain.badges import Badge
from service_quest.domain.days import NOBODY, Rota
from service_quest.domain.errors import DomainError
from service_quest.domain.scenario import Scenario
from service_quest.domain.version import content_version
from service_quest.store import content
from service_quest.store.engine import writing

POSITIONS_MOST = 120_000
"""How many positions the shelf holds at once: about 100 MB."""

Load = Callable[[str, str], Scenario | None]


class Shelf:
    """Finds the analysed scenario of a version, and keeps those last used.

    Nothing is analysed before it is asked for. One shelf serves many threads.
    """

    def __init__(
        self,
        scenarios: Iterable[Scenario],
        languages: Iterable[str],
        most: int = POSITIONS_MOST,
        rota: Rota = NOBODY,
        badges: Iterable[Badge] = (),
    ) -> None:
        """Take today's scenarios, languages and badges, and whose day is when."""
        self.current = {content_version(s): s for s in scenarios}
        self.languages = frozenset(languages)
        self.rota = rota
        self.badges = tuple(badges)
        self._most = most
        self._analysed: OrderedDict[str, Analysis] = OrderedDict()
        self._lock = RLock()

    def find(self, scenario: str, version: str, load: Load) -> Analysis | None:
        """Return a scenario's analysis in a version, or None if it is not to be had.

        `load` fetches a version that is not of today (scenario id, version).
        """
        with self._lock:
            analysis = self._analysed.get(version) or self._add(scenario, version, load)
            if analysis is None or analysis.graph.scenario.id != scenario:
                return None
            self._analysed.move_to_end(version)
            return analysis

    def _add(self, scenario: str, version: str, load: Load) -> Analysis | None:
        found = self.current.get(version) or load(scenario, version)
        if found is None:
            return None
        try:
            self._analysed[version] = analyse(found)
        except DomainError:
            return None
        self._forget()
        return self._analysed[version]

    def _forget(self) -> None:
        while len(self._analysed) > 1 and self.positions() > self._most:
            self._analysed.popitem(last=False)

    def positions(self) -> int:
        """Return how many positions the shelf holds now."""
        return sum(len(a.graph.positions) for a in self._analysed.values())


def keep_content(engine: Engine, shelf: Shelf, now: datetime) -> None:
    """Store today's scenarios, so that they can be replayed after an update.

    Raises:
        StoreError: the database cannot do its work now.
    """
    at = milliseconds(now)
    scenarios = shelf.current.values()
    writing(engine, lambda connection: content.keep(connection, scenarios, at))
