"""Play, debrief, and again from the turning point; every result is verified by the server."""

import pytest
from playwright.sync_api import expect

from tests.browser import comes_true
from tests.e2e.results import results, results_once_there
from tests.e2e.screens import Talk, person
from tests.e2e.script import HOUSES, LANGUAGES, SHOES, best_replies, say, worst_replies


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_debrief_shows_is_what_the_server_scored(visit, app, language):
    talk = Talk(visit(), HOUSES[0], language).open().finish()
    talk.page.get_by_text(say(language, "debrief.more")).click()
    row = results_once_there(app, 1, person(talk.page))[0]
    assert (row.status, row.scenario, row.language) == ("scored", talk.scenario, language)
    expect(talk.score).to_have_text(str(row.recommendation))
    expect(talk.page.locator(".debrief .windows")).to_have_attribute("data-stars", str(row.stars))
    expect(talk.page.locator(".debrief .stat b")).to_have_text(f"{row.accuracy}%")
    shown = talk.page.locator(".move").evaluate_all("all => all.map(one => one.dataset.grade)")
    assert shown == row.grades


def test_who_calls_is_not_seen_before_it_is_over(visit):
    talk = Talk(visit(), "broadband-call").open()
    face, in_words = (talk.page.locator(f".scene {part}") for part in (".face", "[aria-live]"))
    expect(face.locator("svg")).to_be_visible()
    assert features(talk) == 0
    expect(in_words).to_have_text("")
    first, *_ = worst_replies(talk.scenario, talk.kept["case"])
    talk.say(first)
    assert features(talk) == 0
    expect(in_words).to_have_text("")
    beside = Talk(visit()).open()
    assert features(beside) > 0
    talk = Talk(visit(), "broadband-call").open().finish()
    expect(talk.page.locator(".debrief .face")).to_have_attribute("data-mood", "4")


def features(talk: Talk) -> int:
    """Count what a face shows of a mood: nothing where it is hidden."""
    comes_true(
        talk.page,
        "() => document.getAnimations().every(({ effect }) => effect.getTiming().iterations > 9)",
    )
    shown = "all => all.filter((one) => getComputedStyle(one).opacity > 0).length"
    return talk.page.locator(".scene .face .m").evaluate_all(shown)


def test_the_worst_play_shows_the_same_turning_point_as_the_server_found(visit, app):
    talk = Talk(visit(), HOUSES[1]).open()
    talk.finish(worst_replies(talk.scenario, talk.kept["case"]))
    row = results_once_there(app, 1, person(talk.page))[0]
    assert row.turning_point is not None
    lost = row.moves[row.turning_point]
    expect(talk.page.locator(".turning .said").first).to_contain_text(talk.texts[lost])
    expect(talk.score).to_have_text(str(row.recommendation))


def test_a_replay_starts_where_it_was_lost_with_everything_as_it_was(visit, app):
    talk = Talk(visit(), HOUSES[0]).open()
    talk.finish(worst_replies(talk.scenario, talk.kept["case"]))
    before = talk.kept
    row = results_once_there(app, 1, person(talk.page))[0]
    turn = row.turning_point
    assert turn is not None
    talk.button("debrief.try_moment").click()
    expect(talk.reply(row.moves[turn])).to_be_visible()
    assert talk.kept["path"] == before["path"][:turn]
    assert talk.kept["case"] == before["case"]
    assert talk.kept["id"] != before["id"]


def test_the_first_time_is_kept_apart_from_practice(visit, app):
    talk = Talk(visit(), HOUSES[0]).open()
    talk.finish(worst_replies(talk.scenario, talk.kept["case"]))
    expect(talk.page.get_by_text(say("et", "debrief.practice_note"))).to_have_count(0)
    talk.button("debrief.again").click()
    expect(talk.letter).to_have_count(0)
    talk.finish()
    first, again = results_once_there(app, 2, person(talk.page))
    assert (first.first, again.first) == (True, False)
    assert (first.points or 0) < (again.points or 0)
    talk.page.get_by_text(say("et", "debrief.more")).click()
    expect(talk.page.get_by_text(say("et", "debrief.practice_note"))).to_be_visible()


def test_going_back_before_the_end_is_recorded_as_abandoned(visit, app):
    talk = Talk(visit()).open().say("hello.delivery")
    talk.button("player.try_again").click()
    talk.finish(["hello.hear", "told.swap", "bye.sister"])
    left, finished = results_once_there(app, 2, person(talk.page))
    assert (left.abandoned, left.first, left.moves) == (True, True, ["hello.delivery"])
    assert (finished.abandoned, finished.first, finished.status) == (False, False, "scored")


def test_two_quick_taps_on_one_reply_count_once(visit, app):
    talk = Talk(visit()).open()
    talk.reply("hello.hear").dblclick()
    expect(talk.transcript).to_contain_text(talk.texts["told.l1"])
    assert [step["c"] for step in talk.kept["path"]] == [2]
    assert results(app, person(talk.page)) == []


def test_a_tap_on_what_is_not_yet_to_be_seen_answers_nothing(visit):
    page = visit(reduced_motion="no-preference")
    talk = Talk(page).open()
    place = talk.reply("hello.hear").bounding_box()
    assert place
    talk.reply("hello.hear").click()
    for _ in range(5):
        page.mouse.click(place["x"] + 40, place["y"] + 20)
    expect(talk.reply("told.swap")).to_be_visible()
    assert len(talk.kept["path"]) == 1


def test_a_tap_on_the_conversation_brings_everything_at_once(visit):
    page = visit(reduced_motion="no-preference")
    talk = Talk(page).open().say("hello.delivery")
    late = talk.lines.filter(has_text=talk.texts["cross.l2"])
    assert float(late.evaluate("one => getComputedStyle(one).opacity")) < 1
    talk.transcript.click(position={"x": 5, "y": 5})
    shown = "one => getComputedStyle(one).opacity === '1'"
    comes_true(page, shown, arg=late.element_handle(), seconds=0.5)


def test_the_whole_opening_plays_with_fingers_and_with_motion(visit, app):
    talk = Talk(visit(reduced_motion="no-preference")).open()
    talk.say("hello.receipt")
    talk.button("player.go_on").click()
    talk.say("cross.again", "told.swap", "bye.sister")
    expect(talk.letter).to_be_visible()
    row = results_once_there(app, 1, person(talk.page))[0]
    assert row.moves == ["hello.receipt", "cross.again", "told.swap", "bye.sister"]
    assert sorted(row.times) == row.times


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_the_customers_shoes_the_meters_are_called_what_they_are(visit, language):
    talk = Talk(visit(), SHOES[0], language).open()
    own = say(language, "as_customer.player.balance")
    expect(talk.page.get_by_role("meter", name=own, exact=True)).to_be_visible()
    replies = list(best_replies(talk.scenario, talk.kept["case"]))
    talk.finish(replies)
    count = say(language, "debrief.turns", turns=len(replies), least=len(replies))
    expect(talk.page.get_by_text(count, exact=True)).to_be_visible()
    talk.page.get_by_text(say(language, "debrief.more")).click()
    for name in ("calm", "trust"):
        met = say(language, f"as_customer.debrief.{name}")
        expect(talk.page.locator(".meters").get_by_text(met)).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_after_abuse_no_recommendation_is_asked_for(visit, language):
    talk = Talk(visit(), "concert-door", language).open().finish()
    told = talk.page.locator(".letter .score")
    expect(told).to_contain_text(say(language, "as_safe_stop.debrief.promoter"))
    expect(told).not_to_contain_text("10")
    expect(
        talk.page.get_by_text(say(language, "as_safe_stop.debrief.won_throughout"))
    ).to_be_visible()


def test_a_regular_remembers_how_one_parted(visit):
    met = Talk(visit()).open().finish()
    again = Talk(met.page, "last-parcel").open()
    expect(again.page.get_by_text(again.texts["paid.w1"])).to_be_visible()
