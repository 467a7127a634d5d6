"""The outbox under attack: killed servers, garbled storage, forged rows."""

import threading
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import expect

from tests.browser import comes_true
from tests.e2e.results import results, results_once_there
from tests.e2e.screens import Street, Talk, kept, person
from tests.e2e.script import OPENING_SCENARIO

PUT = """(rows) => new Promise((resolve, reject) => {
  const request = indexedDB.open("service-quest", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("outbox", { keyPath: "id" });
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    const transaction = request.result.transaction("outbox", "readwrite");
    for (const row of rows) transaction.objectStore("outbox").put(row);
    transaction.oncomplete = () => { request.result.close(); resolve(); };
  };
})"""
NOBODY = "f" * 32


def forged(page, **changes):
    """Return an attempt as the device would send it, but for some changes."""
    comes_true(page, "() => document.cookie.includes('sq_person')")
    version = kept(page, f"sq:play:{OPENING_SCENARIO}")["version"]
    moves = ["hello.hear", "told.swap", "bye.sister"]
    return {
        "id": "0" * 32,
        "person": person(page),
        "scenario": OPENING_SCENARIO,
        "version": version,
        "language": "et",
        "moves": moves,
        "times": [1000, 2000, 3000],
        "started": 1_700_000_000_000,
        "finished": 1_700_000_009_000,
        "first": False,
        "abandoned": False,
        "other": [],
    } | changes


def post_and_forget(request):
    """Pass a request on to the server without waiting for what becomes of it."""
    copy = urllib.request.Request(request.url, request.post_data_buffer, request.all_headers())

    def post():
        try:
            urllib.request.urlopen(copy, timeout=5).read()
        except (urllib.error.URLError, OSError):
            return

    thread = threading.Thread(target=post, daemon=True)
    thread.start()
    return thread


@pytest.mark.parametrize("killed", ["while it works", "before the answer arrives"])
def test_a_server_killed_over_a_result_has_it_once_when_it_is_back(visit_own, own_app, killed):
    page = visit_own(service_workers="block")

    def cut(route):
        thread = post_and_forget(route.request)
        if killed == "before the answer arrives":
            thread.join()
        own_app.kill()
        route.abort()

    talk = Talk(page).open()
    page.route("**/api/attempts", cut, times=1)
    with page.expect_event("requestfailed", lambda request: request.url.endswith("/attempts")):
        talk.finish()
    own_app.start()
    page.goto("/et/")
    street = Street(page).is_open()
    stored = results_once_there(own_app, 1)
    expect(street.notice("street.waiting_one")).to_have_count(0)
    assert [row.id for row in stored] == [kept(page, "sq:play:first-minute")["id"]]
    assert len(results(own_app)) == 1


GARBLED = [
    "{",
    "null",
    "[]",
    "7",
    '"x"',
    '{"first-minute": null}',
    '{"first-minute": 7}',
    '{"first-minute": {"stars": "x", "plays": {}, "last": 5}}',
    '{"path": 5, "id": "0"}',
    '{"theme": {"a": 1}, "meters": [2]}',
]


@pytest.mark.parametrize("text", GARBLED)
def test_garbled_storage_counts_as_empty(visit, text):
    page = visit()
    page.goto("/favicon.svg")
    page.evaluate(
        """(text) => {
          for (const key of ["sq:play:first-minute", "sq:record", "sq:settings"])
            localStorage.setItem(key, text);
        }""",
        text,
    )
    Street(page).open()
    talk = Talk(page)
    page.goto(talk.path)
    talk.say("hello.hear")
    expect(talk.transcript).to_contain_text(talk.texts["told.l1"])


def test_a_forged_place_in_a_play_is_not_taken_up(visit):
    page = visit()
    talk = Talk(page).open().say("hello.hear")
    page.evaluate(
        """() => {
          const play = JSON.parse(localStorage["sq:play:first-minute"]);
          play.path = [{ p: 0, c: 999, to: 1, say: 0, at: 1 }];
          localStorage["sq:play:first-minute"] = JSON.stringify(play);
        }"""
    )
    page.reload()
    expect(talk.reply("hello.hear")).to_be_visible()


def test_forged_rows_in_the_outbox_hold_up_nothing(visit, app):
    page = visit()
    Talk(page).open()
    rows = [
        {"id": 5},
        {"id": "00", "moves": "x"},
        {"id": []},
        forged(page, id="1" * 32, moves=["hello.hear", "hello.hear"], times=[1, 2]),
        forged(page, id="2" * 32, times=[None, {}, "x"]),
        forged(page, id="3" * 32, other=[{"turn": 900, "node": "x" * 900, "text": 1}] * 90),
        forged(page, id="4" * 32, moves=["hello.hear"] * 5000, times=[1] * 5000),
        forged(page, id="e" * 32),
    ]
    page.evaluate(PUT, rows)
    page.evaluate(PUT.replace("(rows)", "()").replace("of rows", "of [{id: 'big', moves: 1n}]"))
    page.reload()
    stored = results_once_there(app, 1, person(page))
    assert [row.id for row in stored] == ["e" * 32]
    talk = Talk(page).is_ready().finish()
    stored = results_once_there(app, 2, person(page))
    assert {row.id for row in stored} == {"e" * 32, talk.kept["id"]}


def test_a_result_of_a_script_nobody_remembers_is_kept_unscored(visit, app):
    page = visit()
    Talk(page).open()
    page.evaluate(PUT, [forged(page, id="b" * 32, version="0" * 16)])
    page.reload()
    row = results_once_there(app, 1, person(page))[0]
    assert (row.id, row.status, row.points) == ("b" * 32, "unscored", None)


def test_an_attempt_of_another_person_waits_for_them(visit, app):
    page = visit()
    Talk(page).open()
    page.evaluate(PUT, [forged(page, id="a" * 32, person=NOBODY)])
    street = Street(page).open()
    expect(street.notice("street.waiting_one")).to_be_visible()
    Talk(page).open().finish()
    results_once_there(app, 1, person(page))
    street.open()
    expect(street.notice("street.waiting_one")).to_be_visible()
    assert results(app, NOBODY) == []
    assert "a" * 32 not in {row.id for row in results(app)}


def test_a_page_that_dies_before_its_result_is_in_the_outbox_has_noted_it(visit, app):
    page = visit(service_workers="block")
    page.add_init_script(
        """if (!sessionStorage.getItem("again")) indexedDB.open = () => new EventTarget();
        sessionStorage.setItem("again", "yes");"""
    )
    page.route("**/api/**", lambda route: route.abort())
    talk = Talk(page).open().finish()
    played = talk.kept["id"]
    page.unroute_all()
    Street(page).open()
    assert [row.id for row in results_once_there(app, 1, person(page))] == [played]
    comes_true(page, "() => localStorage.getItem('sq:unsent') === '{}'")


def test_a_result_goes_out_although_the_device_is_full(visit, app):
    page = visit()
    page.add_init_script(
        """const put = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key, value) {
          if (key.startsWith("sq:")) throw new DOMException("full", "QuotaExceededError");
          put.call(this, key, value);
        };
        indexedDB.open = () => { throw new DOMException("full", "QuotaExceededError"); };"""
    )
    talk = Talk(page)
    page.goto(talk.path)
    talk.say("hello.hear", "told.swap", "bye.sister")
    expect(talk.letter).to_be_visible()
    assert results_once_there(app, 1, person(page))[0].status == "scored"
