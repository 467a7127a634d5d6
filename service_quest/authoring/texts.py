"""Sentences of every language: their digests, their limits, the interface's own."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from service_quest.authoring.fitting import entries_of
from service_quest.authoring.problem import Problem
from service_quest.authoring.structure import all_lines
from service_quest.authoring.yaml_text import read_tree
from service_quest.domain.scenario import Channel, Scenario

LINE_LIMIT = 220
CHOICE_LIMIT = 130
LETTER_LIMIT = 320
EMAIL_LINE_LIMIT = 600
"""The most characters that fit a bubble, a reply card, the debrief's letter, an e-mail."""
LABEL_LIMIT = 160
"""The most characters for titles, names, facts, solutions and what a case hides."""

QUOTES = {"et": ("„…”", '"“‟«»'), "en": ("“…” or ‘…’", '"„«»')}
"""By language: the marks to use, and those that do not belong."""
PLACEHOLDER = re.compile(r"\{(\w+)\}")
DIGEST_DIGITS = 6


def digest(sentence: str) -> str:
    """Return the short digest (6 hex digits) of a source sentence; spaces don't count."""
    text = " ".join(sentence.split())
    return hashlib.sha256(text.encode()).hexdigest()[:DIGEST_DIGITS]


def limits(scenario: Scenario) -> Mapping[str, int]:
    """Return the most characters that each line, choice and letter of a script may have."""
    line_limit = EMAIL_LINE_LIMIT if scenario.channel is Channel.EMAIL else LINE_LIMIT
    allowed = {line.id: line_limit for line in all_lines(scenario)}
    allowed |= dict.fromkeys(scenario.choices, CHOICE_LIMIT)
    for node in scenario.nodes.values():
        allowed |= {line.id: LETTER_LIMIT for line in node.letter}
    return allowed


def check_sentences(
    path: Path,
    language: str,
    texts: Mapping[str, str],
    lines: Mapping[str, int],
    allowed: Mapping[str, int],
) -> Iterator[Problem]:
    """Yield sentences that are too long for where they are shown, or quoted wrongly."""
    wanted, foreign = QUOTES.get(language, ("", ""))
    for text_id, sentence in texts.items():
        line, limit = lines.get(text_id, 1), allowed.get(text_id, LABEL_LIMIT)
        if len(sentence) > limit:
            data = {"id": text_id, "length": len(sentence), "limit": limit}
            yield Problem("SQ044", path, line, text_id, data)
        if any(mark in sentence for mark in foreign):
            yield Problem("SQ045", path, line, text_id, {"wanted": wanted})


def read_interface(folder: Path) -> tuple[dict[str, str], list[Problem]]:
    """Read the interface texts of one language: dotted id → sentence."""
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yaml")):
        tree, found = read_tree(path)
        problems += found
        for text_id, scalar in entries_of(tree):
            texts[text_id] = scalar.value.strip()
            if not texts[text_id]:
                data = {"id": text_id}
                problems.append(Problem("SQ042", path, scalar.line, text_id, data))
    return texts, problems


def compare_interfaces(
    root: Path, interface: Mapping[str, Mapping[str, str]], first: str
) -> Iterator[Problem]:
    """Yield what a language's interface lacks, or has too much, against the first's."""
    ours = interface.get(first, {})
    for language, texts in interface.items():
        folder = root / "interface" / language
        for text_id in ours:
            if text_id not in texts:
                data = {"id": text_id, "language": language}
                yield Problem("SQ048", _file(folder, text_id), 1, text_id, data)
            elif _holes(ours[text_id]) != _holes(texts[text_id]):
                wanted = ", ".join(sorted(_holes(ours[text_id]))) or "–"
                data = {"id": text_id, "wanted": wanted}
                yield Problem("SQ049", _file(folder, text_id), 1, text_id, data)


def _holes(sentence: str) -> set[str]:
    return set(PLACEHOLDER.findall(sentence))


def _file(folder: Path, text_id: str) -> Path:
    return folder / f"{text_id.partition('.')[0]}.yaml"
