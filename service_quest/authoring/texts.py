"""Sentences of a scenario in any language: their digests and their limits."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from service_quest.authoring.problem import Problem
from service_quest.authoring.structure import all_lines
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
