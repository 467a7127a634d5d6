"""The state of the page: each event asks actions, as whoever the browser is signed in as."""

from __future__ import annotations

from functools import partial

import reflex as rx

from service_quest.actions.briefs import read_brief, shared_with_me
from service_quest.actions.insight import house_report, missed_in, team_pictures
from service_quest.web import content
from service_quest.web.acting import acted, language_at, name_in, told_why
from service_quest.web.house import house
from service_quest.web.insight.lines import (
    MISSED_SHOWN,
    BriefLines,
    HappensLine,
    MissedLine,
    SharingLine,
    TeamRow,
    VoiceLine,
    brief_lines,
    happens_lines,
    missed_lines,
    sharing_lines,
    team_rows,
    voice_lines,
)
from service_quest.web.look.talkmap import talk_map


class InsightState(rx.State):
    """What one browser shows of the page. The database is the truth."""

    teams: rx.Field[list[TeamRow]] = rx.field(default_factory=list)
    team: str = ""
    scenario: str = ""
    missed: rx.Field[list[MissedLine]] = rx.field(default_factory=list)
    drawing: str = ""
    voices: rx.Field[list[VoiceLine]] = rx.field(default_factory=list)
    happens: rx.Field[list[HappensLine]] = rx.field(default_factory=list)
    sharing: rx.Field[list[SharingLine]] = rx.field(default_factory=list)
    brief: rx.Field[BriefLines] = rx.field(default_factory=BriefLines)
    problem: str = ""
    shown: bool = False

    @rx.event
    async def look(self) -> None:
        """Show the page as one comes to it."""
        self._forget()
        self.problem = await told_why(self, self._fetch())

    @rx.event
    async def choose_team(self, team: str) -> None:
        """Show another team."""
        self.problem = await told_why(self, self._choose(team, self.scenario))

    @rx.event
    async def choose_scenario(self, scenario: str) -> None:
        """Show what was missed in a scenario; in none, for an empty name."""
        self.problem = await told_why(self, self._choose(self.team, scenario))

    @rx.event
    async def read(self, person: str) -> None:
        """Open the brief of somebody who shares it."""
        self.problem = await told_why(self, self._read(person))

    @rx.event
    async def close(self) -> None:
        """Close the brief."""
        self.brief = BriefLines()

    def _forget(self) -> None:
        self.teams, self.missed, self.drawing = [], [], ""
        self.voices, self.happens, self.sharing = [], [], []
        self.brief, self.scenario, self.shown = BriefLines(), "", False

    async def _fetch(self) -> None:
        at_home, language = house(), language_at(self)
        pictures = partial(team_pictures, at_home.engine, at_home.shelf)
        self.teams = team_rows(await acted(self, pictures))
        ask = partial(house_report, at_home.engine, at_home.clock(), at_home.shelf)
        report = await acted(self, ask)
        self.voices = voice_lines(report, language)
        self.happens = happens_lines(report, language)
        known = [row.id for row in self.teams]
        team = self.team if self.team in known else next(iter(known), "")
        await self._choose(team, "")
        self.shown = True

    async def _choose(self, team: object, scenario: object) -> None:
        at_home = house()
        self.team = name_in(team) if team else ""
        self.brief = BriefLines()
        if self.team:
            whose = self.team
            found = await acted(self, lambda token: shared_with_me(at_home.engine, token, whose))
            self.sharing = sharing_lines(found)
        await self._show_missed(scenario)

    async def _show_missed(self, scenario: object) -> None:
        self.scenario = name_in(scenario) if scenario else ""
        self.missed, self.drawing = [], ""
        if not (self.team and self.scenario):
            return
        at_home, team, name = house(), self.team, self.scenario
        found = await acted(
            self, lambda token: missed_in(at_home.engine, token, at_home.shelf, team, name)
        )
        self.missed = missed_lines(found, name, language_at(self))
        if found:
            script = content.library().scenarios[name].scenario
            self.drawing = talk_map(script, [one.choice for one in found[:MISSED_SHOWN]])

    async def _read(self, person: object) -> None:
        at_home, name = house(), name_in(person)
        shared = await acted(
            self, lambda token: read_brief(at_home.engine, token, at_home.shelf, name)
        )
        self.brief = brief_lines(shared, language_at(self))
