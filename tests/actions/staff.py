"""An organisation at work, for the tests: an administrator, coordinators, trainees."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import Any

from sqlalchemy import Engine

from service_quest.actions.attempts import Recorded, record_attempt
from service_quest.actions.content import Shelf
from service_quest.actions.coordinators import invite_coordinator
from service_quest.actions.entering import Door
from service_quest.actions.getting_in import (
    Founding,
    begin_coordinating,
    join,
    open_set_up,
    set_up,
)
from service_quest.actions.inviting import invite_people, make_poster
from service_quest.actions.submission import read_submission
from service_quest.actions.teams import create_team
from service_quest.store.people_records import Team
from tests.actions.plays import KETTLE, NOW, sent

PASSWORD = "terve talv läbi suusatamas"
ORDER = count(1)


def fresh() -> str:
    """Return the next token: never the same twice, and the same in every run."""
    return hashlib.sha256(f"token {next(ORDER)}".encode()).hexdigest()


@dataclass(frozen=True)
class Someone:
    """A person of the organisation and the token of one of their browsers."""

    person: str
    token: str


@dataclass(frozen=True)
class Staff:
    """An organisation in a database, at one moment."""

    engine: Engine
    now: datetime = NOW

    def found(self, name: str = "Tiina Tamm") -> Someone:
        """Found the organisation; return its administrator."""
        link, door = fresh(), Door(None, fresh())
        assert open_set_up(self.engine, self.now, link)
        founding = Founding("Nurga pood", "Europe/Tallinn", name, PASSWORD)
        entered = set_up(self.engine, self.now, door, link, founding)
        return Someone(entered.person, door.fresh)

    def team(self, of: Someone, name: str = "Lett") -> Team:
        """Make a team."""
        return create_team(self.engine, self.now, of.token, name, fresh)

    def coordinator(self, of: Someone, *teams: str, name: str = "Kaie Kask") -> Someone:
        """Invite a coordinator, who comes."""
        link = invite_coordinator(self.engine, self.now, of.token, name, teams, fresh)
        assert link.token
        door = Door(None, fresh())
        begun = begin_coordinating(self.engine, self.now, door, link.token, name, PASSWORD)
        return Someone(begun.person, door.fresh)

    def links(self, of: Someone, team: str, *names: str) -> Sequence[str]:
        """Invite people by name; return their links."""
        made = invite_people(self.engine, self.now, of.token, team, names, fresh)
        return [link.token or "" for link in made]

    def trainee(
        self, of: Someone, team: str, name: str = "Mari Maasikas", alias: str = "Päike"
    ) -> Someone:
        """Invite a trainee by name, who joins."""
        (link,) = self.links(of, team, name)
        return self.joins(link, alias)

    def poster(self, of: Someone, team: str, uses: int | None = None) -> str:
        """Make a poster; return its link."""
        return make_poster(self.engine, self.now, of.token, team, fresh, uses=uses).token or ""

    def joins(self, link: str, alias: str = "Päike", token: str | None = None) -> Someone:
        """Let someone join by a link, on a browser with a token or a new one."""
        door = Door(token, fresh())
        entered = join(self.engine, self.now, door, link, alias, "maie")
        return Someone(entered.person, door.fresh)

    def plays(self, who: Someone, number: int = 0, **parts: Any) -> Recorded:
        """Let someone play the kettle scenario."""
        begun = int(self.now.timestamp() * 1000) - 60_000
        told: dict[str, Any] = {"id": f"{number:032x}", "person": who.person, "started": begun}
        told["finished"] = begun + 50_000
        shelf = parts.pop("shelf", Shelf([KETTLE], ["et", "en"]))
        submission = read_submission(sent(**(told | parts)))
        return record_attempt(self.engine, shelf, submission, who.token, self.now)
