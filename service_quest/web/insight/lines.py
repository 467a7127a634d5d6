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
EMPTY_AT = 40
"""Team means come down to about this accuracy: cells are filled from here to 100, or the
differences that occur would hardly be seen."""
FULL_LEAST = 4
"""The lowest figure is still told from none."""


@dataclass(frozen=True)
class Cell:
    """A stage of a team: `figure` as text, and how full it is drawn, in percent."""

    figure: str
    full: int


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
    """A whole brief; `name` is empty where none is open. `…_means`: the principle's sentence."""

    name: str = ""
    note: str = ""
    strongest: str = ""
    strongest_means: str = ""
    weakest: str = ""
    weakest_means: str = ""
    stages: list[BriefStage] = field(default_factory=list[BriefStage])


def team_rows(pictures: Sequence[TeamPicture]) -> list[TeamRow]:
    """Return the teams with their stages."""
    return [TeamRow(one.team.id, one.team.name, cells_of(one)) for one in pictures]


def cells_of(picture: TeamPicture) -> list[Cell]:
    """Return a team's seven cells; a dash where five have not played yet."""
    means = [mean_of(picture, stage) for stage in STAGES]
    return [Cell(DASH if mean is None else str(mean), full_at(mean)) for mean in means]


def mean_of(picture: TeamPicture, stage: str) -> int | None:
    """Return a team's mean at a stage; None where five have not played yet."""
    figure = picture.stages.get(stage)
    return figure.mean if figure else None


def full_at(mean: int | None) -> int:
    """Return how full a cell is drawn for a mean, in percent; empty for none."""
    if mean is None:
        return 0
    return max(FULL_LEAST, round(100 * (mean - EMPTY_AT) / (100 - EMPTY_AT)))


def missed_lines(missed: Sequence[Missed], scenario: str, language: str) -> list[MissedLine]:
    """Return the most missed replies in words."""
    texts = content.library().texts(scenario, language)
    return [
        MissedLine(
            number,
            said_at(scenario, one.node, texts),
            texts[one.choice],
            share_of(one, language),
            texts.get(one.better or "", ""),
        )
        for number, one in enumerate(missed[:MISSED_SHOWN], 1)
    ]


def share_of(one: Missed, language: str) -> str:
    """Return how many gave a reply, in words: at least so many, where it may have been all."""
    words = "insight.share" if one.by < one.of - 1 else "insight.share_least"
    return sentence(language, words, by=one.by, of=one.of)


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
        *principle_words(brief.strongest, language),
        *principle_words(brief.weakest, language),
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


def principle_words(principle: str | None, language: str) -> tuple[str, str]:
    """Return what a principle is called and what it means; nothing for none."""
    if principle is None:
        return "", ""
    name, rule = (sentence(language, f"principles.{principle}.{part}") for part in ("name", "rule"))
    return name, rule
