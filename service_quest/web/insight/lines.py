"""The lines of the page, as it shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from service_quest.actions.briefs import Shared
from service_quest.actions.insight import HouseReport, TeamPicture
from service_quest.domain.insight import Missed
from service_quest.domain.scenario import STAGES
from service_quest.store.people_records import Person
from service_quest.web import content
from service_quest.web.content import sentence
from service_quest.web.desk.lines import title_of

DASH = "–"
MISSED_SHOWN = 5


@dataclass(frozen=True)
class Cell:
    """A stage of a team: `figure` as text, `value` 0-100."""

    figure: str
    value: int


@dataclass(frozen=True)
class TeamRow:
    """A team and its seven stages."""

    id: str
    name: str
    cells: list[Cell]


@dataclass(frozen=True)
class MissedLine:
    """A reply that cost: where, what was said, by how many, and what went better."""

    number: int
    where: str
    said: str
    share: str
    better: str


@dataclass(frozen=True)
class VoiceLine:
    """Where people would have said something else."""

    title: str
    where: str
    people: int
    texts: list[str]


@dataclass(frozen=True)
class HappensLine:
    """A scenario that happens here, too."""

    title: str
    people: int


@dataclass(frozen=True)
class SharingLine:
    """Somebody who shares their brief."""

    id: str
    name: str


@dataclass(frozen=True)
class BriefStage:
    """A stage in a brief: first tries beside the latest."""

    name: str
    first: str
    latest: str
    value: int


@dataclass(frozen=True)
class BriefLines:
    """A whole brief; `name` is empty where none is open."""

    name: str = ""
    note: str = ""
    strongest: str = ""
    weakest: str = ""
    stages: list[BriefStage] = field(default_factory=list[BriefStage])


def team_rows(pictures: Sequence[TeamPicture]) -> list[TeamRow]:
    """Return the teams with their stages."""
    return [TeamRow(one.team.id, one.team.name, cells_of(one)) for one in pictures]


def cells_of(picture: TeamPicture) -> list[Cell]:
    """Return a team's seven cells; a dash where five have not played yet."""
    means = [figure.mean if figure else None for figure in map(picture.stages.get, STAGES)]
    return [Cell(DASH if mean is None else str(mean), mean or 0) for mean in means]


def missed_lines(missed: Sequence[Missed], scenario: str, language: str) -> list[MissedLine]:
    """Return the most missed replies in words."""
    texts = content.library().texts(scenario, language)
    share = "insight.share"
    return [
        MissedLine(
            number,
            said_at(scenario, one.node, texts),
            texts[one.choice],
            sentence(language, share, by=one.by, of=one.of),
            texts.get(one.better or "", ""),
        )
        for number, one in enumerate(missed[:MISSED_SHOWN], 1)
    ]


def said_at(scenario: str, node: str, texts: Mapping[str, str]) -> str:
    """Return the last line that is said at a node; nothing where none is."""
    nodes = content.library().scenarios[scenario].scenario.nodes
    lines = nodes[node].lines if node in nodes else ()
    return texts[lines[-1].id] if lines else ""


def voice_lines(report: HouseReport, language: str) -> list[VoiceLine]:
    """Return where people would have said something else, in words."""
    return [
        VoiceLine(
            title_of(one.scenario, language),
            said_at(one.scenario, one.node, content.library().texts(one.scenario, language)),
            one.people,
            list(one.texts),
        )
        for one in report.voices
    ]


def happens_lines(report: HouseReport, language: str) -> list[HappensLine]:
    """Return the scenarios that happen here."""
    return [HappensLine(title_of(name, language), n) for name, n in report.happens.items()]


def sharing_lines(people: Sequence[Person]) -> list[SharingLine]:
    """Return who shares their brief, by the name they go by."""
    return [SharingLine(one.id, one.real_name or one.alias or DASH) for one in people]


def brief_lines(shared: Shared, language: str) -> BriefLines:
    """Return a brief in words."""
    brief, person = shared.brief, shared.person
    return BriefLines(
        person.real_name or person.alias or DASH,
        shared.note,
        principle_name(brief.strongest, language),
        principle_name(brief.weakest, language),
        [
            BriefStage(
                sentence(language, f"levels.{stage}"),
                DASH if brief.stages[stage][0] is None else f"{brief.stages[stage][0]}%",
                f"{brief.stages[stage][1]}%",
                brief.stages[stage][1],
            )
            for stage in STAGES
            if stage in brief.stages
        ],
    )


def principle_name(principle: str | None, language: str) -> str:
    """Return what a principle is called; nothing for none."""
    return sentence(language, f"principles.{principle}.name") if principle else ""
