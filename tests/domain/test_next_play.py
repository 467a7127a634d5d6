"""What to play next: one order of reasons, and always something to play."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from service_quest.domain.next_play import STEADY, Next, Street, Why, play_next
from service_quest.domain.profile import Tried

STREET = Street(
    houses=("tune", "tune-hard", "ask", "ask-hard", "storm"),
    stages={"tuning-in": ("tune", "tune-hard"), "needs": ("ask", "ask-hard"), "solution": ()},
    trains={"A1": ("storm", "ask-hard")},
)
LIT = Tried(2, 3, 70, 100)
FAIR = Tried(1, 3, 90, 90)
PRINCIPLES = (None, "A1", "T4")

percent = st.integers(0, 100)
tries = st.builds(
    Tried, st.integers(0, 3), st.integers(0, 3), st.none() | percent, st.none() | percent
)
records = st.dictionaries(st.sampled_from(STREET.houses), tries)


def after(**record: Tried) -> Next | None:
    """Return what comes next, after some plays."""
    return play_next(STREET, {name.replace("_", "-"): one for name, one in record.items()})


def test_what_is_assigned_comes_first_and_the_most_urgent_of_it():
    assert play_next(STREET, {}, ["storm", "ask"], "A1") == Next("storm", Why.ASSIGNED)


def test_a_newcomer_goes_from_stage_to_stage():
    assert after() == Next("tune", Why.BEGIN, "tuning-in")
    assert after(tune=Tried(1, 0, 20, 20)) == Next("ask", Why.BEGIN, "needs")
    assert after(storm=FAIR) == Next("tune", Why.BEGIN, "tuning-in")


def test_then_the_weakest_stages_unmet_scenario():
    assert after(tune=FAIR, ask=Tried(1, 1, 60, 60)) == Next("ask-hard", Why.STAGE_NEW, "needs")


def test_of_equally_weak_stages_the_earlier_one():
    assert after(tune=FAIR, ask=FAIR) == Next("tune-hard", Why.STAGE_NEW, "tuning-in")


def test_then_its_hard_one_while_the_stage_is_shaky():
    shaky = Tried(2, 1, 60, STEADY - 1)
    both = {"tune": LIT, "tune_hard": LIT, "ask": shaky}
    assert after(**both, ask_hard=shaky) == Next("ask-hard", Why.STAGE_HARD, "needs")
    assert after(**both, ask_hard=Tried(2, 3, 60, 60)) != Next("ask-hard", Why.STAGE_HARD, "needs")


def test_then_what_trains_the_weakest_principle_if_it_is_not_fully_lit():
    all_met = dict.fromkeys(STREET.houses, FAIR)
    dark = {**all_met, "ask-hard": Tried(1, 2, 85, 85)}
    assert play_next(STREET, dark, (), "A1") == Next("ask-hard", Why.PRINCIPLE, "A1")
    nothing_left = play_next(STREET, all_met, (), "A1")
    assert nothing_left
    assert nothing_left.why is Why.ALL_LIT


def test_then_the_worst_first_try_that_was_never_bettered():
    met = {
        "tune": LIT,
        "tune_hard": Tried(3, 3, 50, 60),
        "ask": Tried(2, 3, 40, 40),
        "ask_hard": LIT,
    }
    assert after(**met) == Next("ask", Why.FIRST_TRY)


def test_then_the_next_house_then_the_darkest_then_the_one_that_went_worst():
    stages = {"tune": LIT, "tune_hard": LIT, "ask": LIT, "ask_hard": LIT}
    assert after(**stages) == Next("storm", Why.UNMET)
    dim = {**stages, "ask": Tried(3, 1, 40, 90), "storm": Tried(3, 1, 40, 85)}
    assert after(**dim) == Next("storm", Why.DARK)
    assert after(**stages, storm=Tried(3, 3, 40, 99)) == Next("storm", Why.ALL_LIT)


@given(records, st.sampled_from(PRINCIPLES))
def test_there_is_always_something_to_play(record: dict[str, Tried], weakest: str | None):
    found = play_next(STREET, record, (), weakest)
    assert found
    assert found.scenario in STREET.houses


@given(records, st.sampled_from(PRINCIPLES))
def test_a_reason_names_what_it_is_about_and_holds(record: dict[str, Tried], weakest: str | None):
    found = play_next(STREET, record, (), weakest)
    assert found
    tried = record.get(found.scenario, Tried())
    named = found.about in STREET.stages or found.about == weakest
    assert named is (found.why in {Why.BEGIN, Why.STAGE_NEW, Why.STAGE_HARD, Why.PRINCIPLE})
    assert (tried.plays == 0) or found.why not in {Why.STAGE_NEW, Why.UNMET}
    assert (tried.stars == 3) is (found.why is Why.ALL_LIT) or found.why in {
        Why.BEGIN,
        Why.STAGE_NEW,
        Why.FIRST_TRY,
        Why.UNMET,
    }
