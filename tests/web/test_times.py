"""Days as each language writes them, by the server and by the browser alike."""

from __future__ import annotations

from datetime import date

import pytest
import reflex as rx

from service_quest.web.errors import NoSuchDay
from service_quest.web.times import day_in, day_told, short_day, short_moment

DAYS = {"et": "5.11.", "en": "5 Nov"}


@pytest.mark.parametrize("language", DAYS)
def test_a_day_is_written_as_its_language_writes_it(language: str) -> None:
    assert short_day(date(2026, 11, 5), language) == DAYS[language]
    assert short_moment(1_793_880_000_000, language) == DAYS[language]
    assert short_day(None, language) == "–"


@pytest.mark.parametrize(("language", "told"), [("et", "5.11.2027"), ("en", "5 Nov 2027")])
def test_a_day_of_another_year_tells_its_year(language: str, told: str) -> None:
    day = date(2027, 11, 5)
    assert short_day(day, language, date(2026, 12, 31)) == told
    assert short_day(day, language, date(2027, 1, 1)) == DAYS[language]
    assert short_moment(1_793_880_000_000, language, date(2027, 1, 1)).endswith("2026")


def test_the_browser_keeps_the_languages_order_and_its_signs() -> None:
    iso = rx.Var("iso").to(str)
    estonian, english = (str(day_told(iso, language)) for language in DAYS)
    assert estonian.index("Number(") < estonian.index('"."') < estonian.index("({")
    assert english.index("Number(") < english.index('" "') < english.index("Nov")
    assert '"."' not in english


def test_a_date_field_may_be_empty_but_not_wrong() -> None:
    assert day_in("") is None
    assert day_in("2026-11-05") == date(2026, 11, 5)
    for wrong in ("2026-13-05", "20261-01-05", "homme"):
        with pytest.raises(NoSuchDay):
            day_in(wrong)
