"""As an installed app: manifest, icons, service worker, and new versions that wait."""

import re
import shutil
import struct

import pytest
from playwright.sync_api import expect

from tests.browser import comes_true
from tests.e2e.conftest import Visitors
from tests.e2e.screens import Street, Talk, is_kept_for_offline
from tests.e2e.script import LANGUAGES, SCENARIOS, say
from tests.server import ROOT, Server

NOT_COPIED = shutil.ignore_patterns(".git", ".venv", "node_modules", "__pycache__", "*.db*")
FIELDS = {
    "id", "name", "short_name", "description", "lang", "dir", "start_url", "scope", "display",
    "background_color", "theme_color", "categories", "icons", "screenshots", "shortcuts",
}  # fmt: skip


def pixels(png):
    """Return width and height as a PNG's own header tells them."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    return "{}x{}".format(*struct.unpack(">II", png[16:24]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manifest_is_whole_and_every_picture_has_its_size(visit, language):
    page = visit()
    page.goto(f"/{language}/")
    path = page.locator("link[rel=manifest]").get_attribute("href")
    manifest = page.request.get(path).json()
    assert set(manifest) == FIELDS
    assert (manifest["id"], manifest["start_url"], manifest["lang"]) == ("/", "/", language)
    for picture in manifest["icons"] + manifest["screenshots"]:
        answer = page.request.get(picture["src"])
        assert answer.ok, picture["src"]
        assert pixels(answer.body()) == picture["sizes"], picture["src"]
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
    for shortcut in manifest["shortcuts"]:
        assert page.request.get(shortcut["url"]).ok


def test_the_browser_itself_finds_nothing_wrong_with_the_manifest(visit):
    page = visit()
    Talk(page).open().finish()
    is_kept_for_offline(page)
    session = page.context.new_cdp_session(page)
    assert session.send("Page.getAppManifest")["errors"] == []
    problems = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    # Each test has a private window, which cannot install anything.
    assert {problem["errorId"] for problem in problems} <= {"in-incognito"}


OFFER = """() => {
  const offer = new Event("beforeinstallprompt", { cancelable: true });
  offer.prompt = () => { window.prompted = true; };
  dispatchEvent(offer);
}"""
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/605.1.15"


def test_installing_is_offered_once_a_house_on_the_street_was_played(visit):
    page = visit()
    Talk(page).open().finish()
    street = Street(page)
    with page.expect_response("**/api/me"):
        street.open()
    page.evaluate(OFFER)
    install = page.get_by_role("button", name=say("et", "street.install"))
    expect(install).to_have_count(0)
    Talk(page, SCENARIOS[-1]).open().finish()
    with page.expect_response("**/api/me"):  # the device's part is awake by then
        street.open()
    page.evaluate(OFFER)
    install.click()
    assert page.evaluate("window.prompted")


def test_an_iphone_is_told_how_to_install(visit):
    page = visit(user_agent=IPHONE)
    Talk(page).open().finish()
    Talk(page, SCENARIOS[-1]).open().finish()
    Street(page).open()
    expect(page.get_by_text(say("et", "street.install_ios"))).to_be_visible()


@pytest.fixture
def copy(app, tmp_path):
    """An app with a build of its own, which a test may change."""
    root = tmp_path / "copy"
    shutil.copytree(ROOT, root, ignore=NOT_COPIED)
    (root / ".web" / "node_modules").symlink_to(ROOT / ".web" / "node_modules")
    server = Server(tmp_path, root=root).start()
    yield server
    server.stop()


@pytest.fixture
def visit_copy(browser, copy):
    visitors = Visitors(browser, copy.url)
    yield visitors
    visitors.leave()


def publish_a_new_version(server):
    """Change the service worker, as every new build does."""
    built = server.root / ".web" / "build" / "client"
    for packed in built.glob("sw.js.*"):
        packed.unlink()
    worker = built / "sw.js"
    worker.write_text(worker.read_text("utf-8") + "\n// a new version", "utf-8")


def test_a_new_version_waits_until_it_is_asked_for(visit_copy, copy):
    page = visit_copy()
    talk = Talk(page).open()
    is_kept_for_offline(page)
    publish_a_new_version(copy)
    page.reload()
    page.evaluate("window.sameVisit = true")
    comes_true(
        page, "() => navigator.serviceWorker.getRegistration().then((one) => Boolean(one.waiting))"
    )
    talk.say("hello.hear", "told.swap", "bye.sister")
    expect(talk.letter).to_be_visible()
    assert page.evaluate("window.sameVisit")

    street = Street(page).open()
    expect(street.notice("street.update")).to_be_visible()
    page.evaluate("window.sameVisit = true")
    page.get_by_role("button", name=say("et", "street.update_now")).click()
    comes_true(page, "() => !window.sameVisit")
    street.is_open()
    expect(street.notice("street.update")).to_have_count(0)
    expect(page).to_have_url(re.compile("/et/$"))
