"""Every word is spelt right, and no sentence was left in the other language."""

from __future__ import annotations

import pytest

from service_quest.authoring.library import load_library
from service_quest.authoring.texts import QUOTES
from tests.content.sentences import Sentence, sentences
from tests.content.spelling import Speller, lacking, own_words, unknown, unused

LANGUAGES = ("et", "en")
OTHER = {"et": "en", "en": "et"}


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def needed(language: str) -> dict[str, str]:
    """Return the words that the dictionary lacks, with their places."""
    return lacking(language)


def said(text: str, text_id: str = "hello.l1") -> Sentence:
    return Sentence("umbrella", text_id, text)


def is_foreign(sentence: Sentence, own: Speller, other: Speller) -> bool:
    """Return whether a sentence looks like one of the other language."""
    words = sentence.words
    strange = [word for word in words if not own.knows(word)]
    return len(strange) * 2 > len(words) and all(map(other.knows, words))


def is_said(words: list[str]) -> bool:
    """Return whether words are more than a name, a unit or a nod ("Liis Kask", "min", "ok")."""
    return len(words) > 1 and any(word.islower() for word in words)


def test_every_word_is_spelt_right(language: str, needed: dict[str, str]) -> None:
    speller = Speller(language, own_words(language))
    wrong = {word: place for word, place in needed.items() if not speller.knows(word)}
    assert wrong == {}, f"misspelt, or a line for content/words/{language}.txt"


def test_no_own_word_is_of_no_use(language: str, needed: dict[str, str]) -> None:
    assert unused(Speller(language, own_words(language)), needed) == set()


def test_own_words_are_in_order_one_a_line(language: str) -> None:
    words = own_words(language)
    assert words == sorted(set(words))
    assert not any(set(word) & set(" \t,") or not word for word in words)


def test_no_sentence_is_in_the_other_language(language: str, needed: dict[str, str]) -> None:
    own, other = Speller(language, own_words(language)), Speller(OTHER[language], ())
    doubted = (s for s in sentences(load_library(), language) if set(s.words) & set(needed))
    assert [s.place for s in doubted if is_foreign(s, own, other)] == []


def test_no_sentence_was_left_as_it_was_in_the_other_language() -> None:
    texts = {s.place: s for s in sentences(load_library(), "et")}
    same = [
        s.place
        for s in sentences(load_library(), "en")
        if s.text == texts[s.place].text and is_said(s.words)
    ]
    assert same == []


def test_the_app_quotes_as_the_language_does(language: str) -> None:
    wanted, foreign = QUOTES[language]
    texts = load_library().interface[language]
    assert [i for i, text in texts.items() if set(text) & set(foreign)] == [], wanted


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("et", "Teenindja tõi pirukad.", ["Teenindja"]),
        ("et", "Sig-naal, PIN-i ja HTTPS-ita, {name}, kell 14.30", []),
        ("et", "Kristoga ja Kristole, kristo", ["kristo"]),
        ("en", "I don’t know Kristo’s colour, she'd say.", []),
        ("en", "My favorite color", ["favorite", "color"]),
        ("en", "see service-quest content check {id}, sqlite:///FILE and --port", []),
    ],
)
def test_a_word_is_known_or_not(language: str, text: str, wrong: list[str]) -> None:
    assert list(unknown(Speller(language, ["Kristo"]), [said(text)])) == wrong


def test_names_of_fields_are_words_only_for_writers() -> None:
    text = "Lisa väli solutions."
    assert list(unknown(Speller("et", ()), [said(text)])) == ["solutions"]
    assert not unknown(Speller("et", ()), [said(text, "checks.SQ020.mend")])


def test_an_own_word_that_the_dictionary_has_is_of_no_use() -> None:
    assert unused(Speller("et", ["Kristo", "laud", "Olga"]), ["Kristoga"]) == {"laud", "Olga"}


def test_a_sentence_of_the_other_language_is_found() -> None:
    et, en = Speller("et", ()), Speller("en", ())
    assert is_foreign(said("Save the changes"), et, en)
    assert is_foreign(said("Salvesta muudatused kohe"), en, et)
    assert not is_foreign(said("Kerli ootab all"), et, en)
