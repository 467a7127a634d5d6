"""What one reads of who looked at one's answers, or gave out a code."""

from __future__ import annotations

import pytest

from service_quest.store.people_records import Look, LookKind
from service_quest.web.content import sentence
from service_quest.web.me.looks import line_of
from tests.actions.plays import NOW_MS


@pytest.mark.parametrize("language", ["et", "en"])
def test_a_code_given_out_reads_otherwise_than_a_look(language: str):
    seen = Look("l", "p", "b", NOW_MS, 3, name="Kaie Kask")
    given = Look("l", "p", "b", NOW_MS, 0, LookKind.CODE, "Kaie Kask")
    assert line_of(seen, language).what == f"3 {sentence(language, 'looks.many')}"
    assert line_of(given, language).what == sentence(language, "looks.code")
    assert {line_of(one, language).who for one in (seen, given)} == {"Kaie Kask"}


def test_of_who_has_left_no_name_is_told():
    assert line_of(Look("l", "p", "b", NOW_MS, 3), "en").who == sentence("en", "looks.someone")
