"""The command `service-quest content …`: check, translate, accept, show, report and so on."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from service_quest.authoring.bots import tallies
from service_quest.authoring.coverage import GUIDE_FILE, write_table
from service_quest.authoring.library import CONTENT_ROOT, Library, load_library
from service_quest.authoring.problem import Problem, in_order, nearest
from service_quest.authoring.proofs import prove
from service_quest.authoring.report import as_json, as_text, say
from service_quest.authoring.schema import SCHEMA_FILE, schema_text
from service_quest.authoring.show import mermaid
from service_quest.authoring.source import ScenarioSource
from service_quest.authoring.survey import scripts, survey
from service_quest.authoring.writing import (
    Unwritable,
    accept,
    stale_in,
    write_skeleton,
)
from service_quest.domain.errors import TooManyPositions

GOOD, FOUND, MISUSED = 0, 1, 2
FALLBACK_LANGUAGE = "en"
LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z]{2,8})?")
VARIABLES = ("SERVICE_QUEST_LANGUAGE", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


class Refusal(Exception):
    """A command cannot be done: the exit status, and the text `checks.command.<id>`."""

    def __init__(self, status: int, text_id: str, **data: str | int) -> None:
        """Keep what is said about it."""
        super().__init__(text_id)
        self.status, self.text_id, self.data = status, text_id, data


def main(argv: list[str], root: Path = CONTENT_ROOT) -> int:
    """Run one content command. Returns 0 for good, 1 for problems, 2 for misuse."""
    library = load_library(root)
    texts = library.interface.get(_terminal_language(library), {})
    arguments = _parser(texts).parse_args(argv)
    try:
        return _COMMANDS[arguments.command](arguments, library, texts)
    except Refusal as refusal:
        sentence = say(texts, f"command.{refusal.text_id}", refusal.data)
        print(sentence, file=sys.stderr)
        return refusal.status


def _parser(texts: Mapping[str, str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="service-quest content")
    commands = parser.add_subparsers(dest="command", required=True)
    made = {name: commands.add_parser(name, help=say(texts, f"help.{name}")) for name in _COMMANDS}
    made["check"].add_argument("names", nargs="*", metavar="NAME")
    made["check"].add_argument("--json", action="store_true")
    made["check"].add_argument("--language")
    for name in ("translate", "accept"):
        made[name].add_argument("name", metavar="NAME")
        made[name].add_argument("language", metavar="LANGUAGE")
    made["accept"].add_argument("ids", nargs="*", metavar="ID")
    made["show"].add_argument("name", metavar="NAME")
    made["show"].add_argument("--language")
    return parser


def _check(arguments: argparse.Namespace, library: Library, texts: Mapping[str, str]) -> int:
    for name in arguments.names:
        if name not in _files(library):
            raise _no_such(name, library)
    if arguments.language:
        texts = library.interface[_known_language(arguments.language, library)]
    problems = in_order(all_problems(library, arguments.names))
    if arguments.json:
        print(as_json(problems, texts))
    elif problems:
        print(as_text(problems, texts))
    return FOUND if problems else GOOD


def all_problems(library: Library, names: list[str]) -> Iterator[Problem]:
    """Yield what is wrong with the named scenarios; with everything, if none is named."""
    for problem in library.problems:
        if not names or _name_of(problem.path) in names:
            yield problem
    for name, source in library.scenarios.items():
        if not names or name in names:
            yield from prove(source, library)


def _translate(arguments: argparse.Namespace, library: Library, texts: Mapping[str, str]) -> int:
    source = _scenario(arguments.name, library)
    language = arguments.language
    if not LANGUAGE.fullmatch(language) or language == source.scenario.language:
        raise Refusal(MISUSED, "no-language", language=language)
    try:
        path, added = write_skeleton(source, language)
    except (Unwritable, OSError) as error:
        raise Refusal(FOUND, "see-check", id=arguments.name) from error
    print(say(texts, "command.translate", {"file": path.name, "count": len(added)}))
    overlay = library.overlays.get((arguments.name, language))
    for text_id in stale_in(source, overlay) if overlay else ():
        data = {"id": text_id, "source": source.texts[text_id]}
        print(say(texts, "command.stale", data))
    return GOOD


def _accept(arguments: argparse.Namespace, library: Library, texts: Mapping[str, str]) -> int:
    source = _scenario(arguments.name, library)
    for text_id in arguments.ids:
        if text_id not in source.texts:
            near = nearest(text_id, source.texts)
            raise Refusal(MISUSED, "no-text", id=text_id, near=near)
    try:
        path, changed = accept(source, arguments.language, arguments.ids)
    except (Unwritable, OSError) as error:
        raise Refusal(FOUND, "see-check", id=arguments.name) from error
    print(say(texts, "command.accept", {"file": path.name, "count": len(changed)}))
    return GOOD


def _schema(_: argparse.Namespace, library: Library, texts: Mapping[str, str]) -> int:
    path = library.root / SCHEMA_FILE
    path.write_text(schema_text(library.principles), "utf-8")
    print(say(texts, "command.schema", {"file": path.name}))
    return GOOD


def _show(arguments: argparse.Namespace, library: Library, _: Mapping[str, str]) -> int:
    source = _scenario(arguments.name, library)
    language = arguments.language or source.scenario.language
    shown = library.texts(arguments.name, _known_language(language, library))
    try:
        print(mermaid(source, shown))
    except TooManyPositions as error:
        raise Refusal(FOUND, "see-check", id=arguments.name) from error
    return GOOD


def _report(_: argparse.Namespace, library: Library, texts: Mapping[str, str]) -> int:
    try:
        found = scripts(library)
    except TooManyPositions as error:
        raise Refusal(FOUND, "see-check", id=str(error.data["scenario"])) from error
    if found:
        print(survey(found, tallies(found), texts))
    return GOOD


def _coverage(_: argparse.Namespace, library: Library, texts: Mapping[str, str]) -> int:
    try:
        short = write_table(library)
    except (OSError, ValueError) as error:
        raise Refusal(FOUND, "no-marks", file=GUIDE_FILE) from error
    print(say(texts, "command.coverage", {"file": GUIDE_FILE}))
    for row in short:
        data = {"id": row.id, "count": len(row.met_in), "levels": row.levels}
        print(say(texts, "command.short", data))
    return FOUND if short else GOOD


def _scenario(name: str, library: Library) -> ScenarioSource:
    if name not in library.scenarios:
        raise _no_such(name, library)
    return library.scenarios[name]


def _no_such(name: str, library: Library) -> Refusal:
    if name in _files(library):
        return Refusal(FOUND, "see-check", id=name)
    return Refusal(MISUSED, "no-scenario", id=name, near=nearest(name, _files(library)))


def _files(library: Library) -> set[str]:
    return {_name_of(path) for path in (library.root / "scenarios").glob("*.yaml")}


def _name_of(path: Path) -> str:
    return path.name.partition(".")[0]


def _known_language(language: str, library: Library) -> str:
    if language not in library.languages:
        near = ", ".join(library.languages)
        raise Refusal(MISUSED, "unknown-language", language=language, near=near)
    return language


def _terminal_language(library: Library) -> str:
    for variable in VARIABLES:
        wanted = re.split(r"[_.:-]", os.environ.get(variable, ""))[0].lower()
        if wanted in library.interface:
            return wanted
    return FALLBACK_LANGUAGE


_COMMANDS = {
    "check": _check,
    "translate": _translate,
    "accept": _accept,
    "schema": _schema,
    "show": _show,
    "report": _report,
    "coverage": _coverage,
}
