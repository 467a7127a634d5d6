"""Aliases, names and passwords, hostile ones too."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service_quest.domain import names
from service_quest.domain.errors import (
    AliasLength,
    DomainError,
    NameLength,
    PasswordLength,
    PasswordTooPlain,
    UnfitSigns,
)
from service_quest.domain.names import alias_of, likeness_of, name_of, password_of

quick = settings(max_examples=25, deadline=None, database=None)

CHECKS = (alias_of, name_of, password_of)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Õie", "Õie"),
        ("  Jüri   K  ", "Jüri K"),
        ("Ｍａｒｉ", "Mari"),
        ("Mari\u00a0Liis", "Mari Liis"),
        ("🦊 rebane", "🦊 rebane"),
        ("שרה", "שרה"),
        ("محمد", "محمد"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🍳 kokk", "👩\u200d🍳 kokk"),
        ("👩\ufe0f\u200d🍳", "👩\ufe0f\u200d🍳"),
        ("<b>mina</b>", "<b>mina</b>"),
        ("ab", "ab"),
        ("x" * 24, "x" * 24),
    ],
)
def test_an_alias_is_kept_tidy(typed: str, kept: str) -> None:
    assert alias_of(typed) == kept


@pytest.mark.parametrize("typed", ["", " ", "a", " a ", "x" * 25, "ﷺﷺ", "x" * 100_000])
def test_an_alias_has_two_to_twenty_four_characters(typed: str) -> None:
    with pytest.raises(AliasLength) as refused:
        alias_of(typed)
    assert refused.value.data == {"least": 2, "most": 24}


@pytest.mark.parametrize(
    "typed",
    [
        "ma\u202eri",  # turns what follows around
        "ma\u2066ri",
        "ma\u200fri",
        "ma\u200bri",  # no width
        "ma\u00adri",
        "ma\nri",
        "ma\tri",
        "ma\x00ri",
        "ma\ud800ri",  # half a character
        "ma\ue000ri",
        "\u3164\u3164",  # letters that show as nothing
        "\u2800\u2800",
        "\u0301\u0301",
        "ma\u200dri",  # a joiner that joins nothing
        "\u200d\u200d",
        "👩\u200d",
        "Z\u0352\u0353\u0354\u0355algo",
    ],
)
def test_nobody_hides_behind_signs_that_cannot_be_seen(typed: str) -> None:
    for check in (alias_of, name_of):
        with pytest.raises(UnfitSigns):
            check(typed)


@pytest.mark.parametrize("typed", ["", "  ", "x" * 81, "x" * 100_000])
def test_a_name_has_one_to_eighty_characters(typed: str) -> None:
    with pytest.raises(NameLength):
        name_of(typed)


def test_a_name_keeps_the_form_of_its_letters() -> None:
    assert name_of(" Ⅻ meeskond ") == "Ⅻ meeskond"
    assert name_of("o\u0303un") == "õun"


def test_aliases_that_look_alike_are_alike() -> None:
    assert likeness_of("MARI") == likeness_of("mari")
    assert likeness_of("👩\u200d🍳") == likeness_of("👩🍳")
    assert likeness_of("Mari") != likeness_of("Mati")


@pytest.mark.parametrize("typed", ["lühike", "x" * 257, "abcde" * 30_000])
def test_a_password_has_twelve_to_two_hundred_and_fifty_six_characters(typed: str) -> None:
    with pytest.raises(PasswordLength):
        password_of(typed)


@pytest.mark.parametrize("typed", ["a" * 12, "121212121212", "abcdabcdabcd"])
def test_a_password_of_few_characters_is_no_secret(typed: str) -> None:
    with pytest.raises(PasswordTooPlain):
        password_of(typed)


def test_a_password_is_the_same_from_any_keyboard() -> None:
    assert password_of("o\u0303un ja pirnid") == password_of("õun ja pirnid")
    assert password_of("  tühikud jäävad  ") == "  tühikud jäävad  "


def test_half_a_character_is_no_part_of_a_password() -> None:
    with pytest.raises(UnfitSigns):
        password_of("kaksteist\ud800märki")


@given(st.text(st.characters(), max_size=40), st.sampled_from(CHECKS))
@quick
def test_any_text_is_kept_or_refused_in_words(typed: str, check: Callable[[str], str]) -> None:
    try:
        kept = check(typed)
    except DomainError:
        return
    assert check(kept) == kept
    assert kept.encode("utf-8")


@given(st.text(max_size=30))
@quick
def test_no_alias_that_is_kept_holds_what_cannot_be_seen(typed: str) -> None:
    try:
        kept = alias_of(typed)
    except DomainError:
        return
    seen = {unicodedata.category(sign) for sign in kept if sign not in names.JOINERS}
    assert not seen & names.UNSEEN
