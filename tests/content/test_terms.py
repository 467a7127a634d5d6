"""One word for one thing: the app says what content/terms.yaml has settled on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from ruamel.yaml import YAML

from service_quest.authoring.library import CONTENT_ROOT, load_library

LANGUAGES = ("et", "en")


@dataclass(frozen=True)
class Term:
    """A thing's word in one language, what is not said for it, and where that may be said."""

    thing: str
    use: str
    unwanted: tuple[str, ...]
    apart: tuple[str, ...] = ()

    def unwanted_in(self, texts: dict[str, str]) -> Iterator[str]:
        """Yield "id: word" for each sentence that says it otherwise."""
        for text_id, text in texts.items():
            if not text_id.startswith(tuple(f"{part}." for part in self.apart)):
                said = (found for word in self.unwanted if (found := matched(word, text)))
                yield from (f"{text_id}: {word}" for word in said)


def matched(word: str, text: str) -> str:
    """Return how a text has a word (`*`: with any ending), "" if it has not."""
    pattern = re.escape(word).replace(r"\*", r"\w*")
    found = re.search(rf"(?<!\w){pattern}(?!\w)", re.sub(r"\{\w+\}", "", text), re.IGNORECASE)
    return found[0] if found else ""


def terms(language: str) -> list[Term]:
    read: dict[str, Any] = YAML(typ="safe").load(CONTENT_ROOT / "terms.yaml")
    return [
        Term(thing, row["use"], tuple(row["not"]), tuple(row.get("apart", ())))
        for thing, rows in read.items()
        for row in [rows[language]]
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_app_says_the_same_thing_with_the_same_word(language: str) -> None:
    texts = dict(load_library().interface[language])
    assert [found for term in terms(language) for found in term.unwanted_in(texts)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_settled_word_is_used(language: str) -> None:
    texts = " ".join(load_library().interface[language].values())
    assert [term.thing for term in terms(language) if not matched(f"{term.use}*", texts)] == []


def test_no_word_is_both_wanted_and_unwanted() -> None:
    for language in LANGUAGES:
        wanted = [term.use for term in terms(language)]
        unwanted = [word for term in terms(language) for word in term.unwanted]
        assert [(word, use) for word in unwanted for use in wanted if matched(word, use)] == []


def test_an_unwanted_word_is_found_in_any_case_but_not_inside_another() -> None:
    term = Term("app", "äpp", ("rakendus*",), ("checks",))
    texts = {"a.b": "Rakendust uuendati.", "checks.c": "Rakendus", "d": "{rakendus} võrgurakendus"}
    assert list(term.unwanted_in(texts)) == ["a.b: Rakendust"]
