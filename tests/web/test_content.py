"""What the pages take from the content."""

from __future__ import annotations

import pytest

from service_quest.domain.scenario import Side
from service_quest.web import content

SHARED = ("player.replies", "grades.best", "debrief.again")
OTHERWISE = ("player.balance", "debrief.calm", "debrief.trust", "moods.0", "speakers.customer")


def at(tree: object, text_id: str) -> object:
    for part in text_id.split("."):
        assert isinstance(tree, dict)
        tree = tree[part]
    return tree


@pytest.mark.parametrize("language", content.library().languages)
def test_each_side_of_the_counter_reads_its_own_words(language: str) -> None:
    mine, theirs = (content.interface(language, side) for side in (Side.SERVER, Side.CUSTOMER))
    assert all(at(mine, text_id) == at(theirs, text_id) for text_id in SHARED)
    assert all(at(mine, text_id) != at(theirs, text_id) for text_id in OTHERWISE)
    assert set(mine) == set(theirs)
