"""The command `service-quest`, also as `python -m service_quest`."""

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from service_quest.web.launch.demo import demo_settings, fill_demo
from service_quest.web.launch.errors import LaunchError, from_os
from service_quest.web.launch.language import Sentences, sentences
from service_quest.web.launch.project import content_root, project_root
from service_quest.web.launch.serve import retain, serve
from service_quest.web.launch.settings import read_settings


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 0 if it did what was asked."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == ["content"]:
        from service_quest.authoring.cli import main as content

        return content(arguments[1:])
    return start(arguments)


def start(argv: Sequence[str]) -> int:
    """Serve the app, or say in one sentence why it cannot be."""
    texts = sentences(content_root() / "interface")
    try:
        given = command_line(texts).parse_args(argv)
        root = project_root()
        COMMANDS[given.command](given, root, texts)
    except LaunchError as error:
        return _refuse(error, texts)
    except OSError as error:
        return _refuse(from_os(error), texts)
    except KeyboardInterrupt:
        return 130
    return 0


def _serve(given: argparse.Namespace, root: Path, texts: Sentences) -> None:
    serve(read_settings(given, os.environ, root), root, texts)


def _demo(given: argparse.Namespace, root: Path, texts: Sentences) -> None:
    serve(demo_settings(given, os.environ, root), root, texts, fill_demo)


def _settle(given: argparse.Namespace, root: Path, texts: Sentences) -> None:
    from service_quest.web.launch.settling import settle_now

    print(texts.say("settled", count=settle_now(read_settings(given, os.environ, root))))


def _retention(given: argparse.Namespace, root: Path, texts: Sentences) -> None:
    retain(read_settings(given, os.environ, root), root, texts)


COMMANDS: Mapping[str, Callable[[argparse.Namespace, Path, Sentences], None]] = {
    "serve": _serve,
    "demo": _demo,
    "settle": _settle,
    "retention": _retention,
}
"""What can be asked for, but for `content`, which has words of its own."""


class _CommandLine(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise LaunchError("usage", detail=message)


def command_line(texts: Sentences) -> argparse.ArgumentParser:
    """The options of `service-quest serve`, explained in the user's language."""
    parser = _CommandLine(
        prog="service-quest",
        description=texts.say("help.about"),
        epilog=texts.say("help.environment"),
        allow_abbrev=False,
    )
    parser.add_argument(
        "command",
        nargs="?",
        default="serve",
        choices=list(COMMANDS),
        help=texts.say("help.serve"),
    )
    for name in ("host", "port", "database-url", "redis-url"):
        parser.add_argument(f"--{name}", help=texts.say(f"help.{name}"))
    return parser


def _refuse(error: LaunchError, texts: Sentences) -> int:
    print(texts.say(f"errors.{error.code}", **error.data), file=sys.stderr)
    return 2 if error.code in {"usage", "port-invalid"} else 1


if __name__ == "__main__":
    sys.exit(main())
