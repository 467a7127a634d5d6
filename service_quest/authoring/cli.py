"""The command `service-quest content …`: check, translate, accept, schema, show."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from service_quest.authoring.library import CONTENT_ROOT, Library, load_library
from service_quest.authoring.problem import Problem, in_order, nearest
from service_quest.authoring.proofs import prove
from service_quest.authoring.report import as_json, as_text
from service_quest.authoring.schema import SCHEMA_FILE, schema_text
from service_quest.authoring.show import mermaid
from service_quest.authoring.source import ScenarioSource
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


def main(argv: list[str], root: Path = CONTENT_ROOT) -> int:
    """Run one content command. Returns 0 for good, 1 for problems, 2 for misuse."""
    arguments = _parser().parse_args(argv)
    return _COMMANDS[arguments.command](arguments, load_library(root))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="service-quest content")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="report every problem of every file")
    check.add_argument("names", nargs="*", metavar="NAME")
    check.add_argument("--json", action="store_true", help="for tools")
    check.add_argument("--language", help="language of the messages")
    translate = commands.add_parser("translate", help="write what an overlay lacks")
    accept = commands.add_parser("accept", help="mark translations as up to date")
    for command in (translate, accept):
        command.add_argument("name", metavar="NAME")
        command.add_argument("language", metavar="LANGUAGE")
    accept.add_argument("ids", nargs="*", metavar="ID", help="all, if none is given")
    commands.add_parser("schema", help=f"write content/{SCHEMA_FILE} for editors")
    show = commands.add_parser("show", help="print a dialogue as a Mermaid flowchart")
    show.add_argument("name", metavar="NAME")
    show.add_argument("--language", help="language of the sentences")
    return parser


def _check(arguments: argparse.Namespace, library: Library) -> int:
    unknown = [n for n in arguments.names if n not in _files(library)]
    if unknown:
        return _no_such(unknown[0], library)
    problems = in_order(all_problems(library, arguments.names))
    texts = library.interface.get(arguments.language or _terminal_language(library), {})
    if arguments.json:
        print(as_json(problems, texts))
    elif problems:
        print(as_text(problems, texts))
    return FOUND if problems else GOOD


def all_problems(library: Library, names: list[str]) -> Iterator[Problem]:
    """Yield what is wrong with the named scenarios; with everything, if none is named."""
    for problem in library.problems:
        if not names or problem.path.name.partition(".")[0] in names:
            yield problem
    for name, source in library.scenarios.items():
        if not names or name in names:
            yield from prove(source, library)


def _translate(arguments: argparse.Namespace, library: Library) -> int:
    source = library.scenarios.get(arguments.name)
    if source is None:
        return _no_such(arguments.name, library)
    if not LANGUAGE.fullmatch(arguments.language) or _is_own(source, arguments.language):
        print(f"{arguments.language}: no language to translate into", file=sys.stderr)
        return MISUSED
    try:
        path, added = write_skeleton(source, arguments.language)
    except Unwritable:
        return _unwritable(arguments.name)
    print(f"{path.name}: {len(added)} to translate")
    overlay = library.overlays.get((arguments.name, arguments.language))
    for text_id in stale_in(source, overlay) if overlay else ():
        print(f"stale: {text_id}: {source.texts[text_id]}")
    return GOOD


def _accept(arguments: argparse.Namespace, library: Library) -> int:
    source = library.scenarios.get(arguments.name)
    if source is None:
        return _no_such(arguments.name, library)
    unknown = [text_id for text_id in arguments.ids if text_id not in source.texts]
    if unknown:
        near = nearest(unknown[0], source.texts)
        print(f"{arguments.name}: no text {unknown[0]} ({near})", file=sys.stderr)
        return MISUSED
    try:
        path, changed = accept(source, arguments.language, arguments.ids)
    except Unwritable:
        return _unwritable(arguments.name)
    print(f"{path.name}: {len(changed)} accepted")
    return GOOD


def _schema(_: argparse.Namespace, library: Library) -> int:
    path = library.root / SCHEMA_FILE
    path.write_text(schema_text(library.principles), "utf-8")
    print(path.name)
    return GOOD


def _show(arguments: argparse.Namespace, library: Library) -> int:
    source = library.scenarios.get(arguments.name)
    if source is None:
        return _no_such(arguments.name, library)
    language = arguments.language or source.scenario.language
    try:
        print(mermaid(source, library.texts(arguments.name, language)))
    except TooManyPositions as error:
        print(error, file=sys.stderr)
        return FOUND
    return GOOD


def _is_own(source: ScenarioSource, language: str) -> bool:
    return source.scenario.language == language


def _files(library: Library) -> set[str]:
    return {path.stem for path in (library.root / "scenarios").glob("*.yaml")}


def _no_such(name: str, library: Library) -> int:
    if name in _files(library):
        print(f"{name}: see `service-quest content check {name}`", file=sys.stderr)
        return FOUND
    near = nearest(name, library.scenarios)
    print(f"{name}: no such scenario ({near})", file=sys.stderr)
    return MISUSED


def _unwritable(name: str) -> int:
    print(f"{name}: see `service-quest content check {name}`", file=sys.stderr)
    return FOUND


def _terminal_language(library: Library) -> str:
    named = (os.environ.get(n) for n in ("SERVICE_QUEST_LANGUAGE", "LC_ALL", "LANG"))
    wanted = next((name[:2].lower() for name in named if name), FALLBACK_LANGUAGE)
    return wanted if wanted in library.interface else FALLBACK_LANGUAGE


_COMMANDS = {
    "check": _check,
    "translate": _translate,
    "accept": _accept,
    "schema": _schema,
    "show": _show,
}
