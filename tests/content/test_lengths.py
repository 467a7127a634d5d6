"""The app's own sentences fit where they are shown on a phone, in both languages.

Those of scenarios are measured by the content check (SQ044); these are the ones whose room is
as tight: a bar's label, a badge's pin, the card in the debrief.
"""

from __future__ import annotations

from fnmatch import fnmatch

import pytest

from service_quest.authoring.library import load_library

MOST = {
    "nav.*": 24,
    "levels.*": 26,
    "speakers.*": 20,
    "grades.*": 24,
    "moods.*": 32,
    "badges.*.name": 22,
    "badges.*.how": 130,
    "badges.*.earned": 90,
    "principles.*.name": 30,
    "principles.*.rule": 110,
    "principles.*.tip": 90,
    "errors.*": 130,
    "*.title": 40,
    "*_go": 20,
    "*.lead": 115,
}
"""Ids of sentences, and the most characters that they may have."""


def too_long(texts: dict[str, str]) -> list[str]:
    """Return the ids of the sentences that do not fit."""
    return [
        text_id
        for text_id, text in texts.items()
        if any(len(text) > most for ids, most in MOST.items() if fnmatch(text_id, ids))
    ]


@pytest.mark.parametrize("language", ["et", "en"])
def test_the_apps_sentences_fit_where_they_are_shown(language: str) -> None:
    assert too_long(dict(load_library().interface[language])) == []


def test_every_limit_is_of_something() -> None:
    ids = load_library().interface["et"]
    assert [wanted for wanted in MOST if not any(fnmatch(i, wanted) for i in ids)] == []


def test_a_sentence_that_does_not_fit_is_found() -> None:
    texts = {"nav.street": "T" * 24, "nav.me": "S" * 25, "elsewhere": "E" * 500}
    assert too_long(texts) == ["nav.me"]
