"""The launcher's sentences, in the language that the terminal is set to."""

import os
from collections.abc import Mapping
from pathlib import Path

from ruamel.yaml import YAML

# A terminal that names no language ("C", or nothing at all) gets what programs use there.
FALLBACK = "en"


class Sentences:
    """The texts of `launcher.yaml` in one language, by dotted id."""

    def __init__(self, texts: Mapping[str, object], language: str = FALLBACK) -> None:
        """Take the nested texts as they were read, and the language that they are in."""
        self._texts = texts
        self.language = language

    def say(self, text_id: str, **data: str | int) -> str:
        """The sentence `launcher.<text_id>` with its placeholders filled."""
        found: object = self._texts
        for key in text_id.split("."):
            found = found[key] if isinstance(found, Mapping) else text_id
        return str(found).format(**data)


def terminal_language(interface: Path) -> str:
    """The first language of the environment that has a folder of interface texts."""
    for name in ("SERVICE_QUEST_LANGUAGE", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        for wanted in os.environ.get(name, "").split(":"):
            language = wanted.split("_")[0].split(".")[0].lower()
            if language.isalpha() and (interface / language / "launcher.yaml").is_file():
                return language
    return FALLBACK


def sentences(interface: Path) -> Sentences:
    """Read the launcher's sentences for this terminal."""
    language = terminal_language(interface)
    path = interface / language / "launcher.yaml"
    return Sentences(YAML(typ="safe").load(path.read_text("utf-8"))["launcher"], language)
