"""Transcripts: one short play for each ending, kept as a file for each scenario.

warm:
  case: guests
  moves:
    - hello.ask_what  # Mis temaga juhtus?
  recommendation: 9
  stars: 3
  points: 92

`start: cold` stands under the case where a regular is met as after such a parting.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from service_quest.authoring.proofs.trails import explore
from service_quest.authoring.source import ScenarioSource
from service_quest.domain.analysis import Analysis, analyse
from service_quest.domain.attempt import replay
from service_quest.domain.errors import DomainError
from service_quest.domain.scenario import Parting

FOLDER = Path(__file__).parent
HEADING = """\
# Every ending of {name}, played once. Mend by hand, or refresh what no longer holds with
# python -m tests.playthroughs {name}
"""


@dataclass(frozen=True)
class Transcript:
    """One play: the ending it comes to, the case, the choices, and what it is worth."""

    ending: str
    case: str
    moves: tuple[str, ...]
    recommendation: int
    stars: int
    points: int
    start: Parting = Parting.PLAIN


def file_of(name: str) -> Path:
    """Return the file that holds a scenario's transcripts."""
    return FOLDER / f"{name}.yaml"


def read(name: str) -> dict[str, Transcript]:
    """Return the transcripts of a scenario by ending; none if it has no file."""
    path = file_of(name)
    if not path.exists():
        return {}
    data = YAML(typ="safe", pure=True).load(path.read_text("utf-8")) or {}
    return {ending: _transcript(ending, play) for ending, play in data.items()}


def _transcript(ending: str, play: Mapping[str, Any]) -> Transcript:
    fields = {**play, "moves": tuple(play["moves"])}
    fields["start"] = Parting(str(play.get("start", Parting.PLAIN)))
    return Transcript(ending, **fields)


def played(
    analysis: Analysis, case: str, moves: tuple[str, ...], start: Parting = Parting.PLAIN
) -> Transcript:
    """Play moves and write down what came of it.

    Raises:
        DomainError: the moves are not legal, or come to no ending.
    """
    score = replay(analysis, case, moves, start)
    outcome = score.outcome
    worth = (outcome.recommendation, outcome.stars, outcome.points)
    return Transcript(score.ending, case, moves, *worth, start)


def refreshed(source: ScenarioSource) -> list[Transcript]:
    """Return a transcript for each ending: the one on file while it leads there, else a new one."""
    analysis, kept = analyse(source.scenario), read(source.scenario.id)
    found = {play.ending: play for play in _best_plays(analysis)}
    for ending, old in kept.items():
        try:
            again = played(analysis, old.case, old.moves, old.start)
        except DomainError:
            continue
        if again.ending == ending:
            found[ending] = again
    return [found[node] for node in source.scenario.nodes if node in found]


def _best_plays(analysis: Analysis) -> Iterator[Transcript]:
    """Yield, worst first, the shortest way to each ending position there is."""
    graph = analysis.graph
    opened = {number: opening for opening, number in graph.starts.items()}
    trails = explore(graph, opened)
    endings = [(o.points, -i) for i, o in enumerate(analysis.outcomes) if o]
    for _, number in sorted(endings):
        case, start = opened[trails.root(-number)]
        yield played(analysis, case, trails.choices_to(-number), start)


def as_yaml(source: ScenarioSource, plays: list[Transcript]) -> str:
    """Return transcripts as the text of their file, each choice with its sentence."""
    heading = HEADING.format(name=source.scenario.id)
    return heading + "\n".join(_block(play, source.texts) for play in plays)


def _block(play: Transcript, texts: Mapping[str, str]) -> str:
    moves = "".join(f"    - {move}  # {texts[move]}\n" for move in play.moves)
    start = "" if play.start is Parting.PLAIN else f"  start: {play.start}\n"
    return (
        f"{play.ending}:\n  case: {play.case}\n{start}  moves:\n{moves}"
        f"  recommendation: {play.recommendation}\n  stars: {play.stars}\n"
        f"  points: {play.points}\n"
    )
