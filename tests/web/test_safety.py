"""What browsers are told about our pages: only what was built into them runs there."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.staticfiles import StaticFiles

from service_quest.web.asgi import wrap
from service_quest.web.safety import Policies, inline
from tests.server import ROOT
from tests.web.calling import Caller, calling

PROGRAM = "\nstart('õ')\n"
PAGE = f'<p style="--v:2">Tere</p><script src="/a.js"></script><script id="x">{PROGRAM}</script>'


def digest(text: str) -> str:
    """Return a text's hash as a policy has it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def rules(policy: str) -> dict[str, str]:
    """Return a policy's rules by name."""
    return dict(rule.split(" ", 1) for rule in policy.split("; "))


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Caller]:
    """Open a browser on a small site of two pages."""
    for name, page in {"et/index.html": PAGE, "404.html": "<script>lost()</script>"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(page, "utf-8")
    (tmp_path / "sw.js").write_text("1")
    files = StaticFiles(directory=tmp_path, html=True)
    with calling(wrap(files, policies=Policies(tmp_path))) as browser:
        yield browser


def policy_at(browser: Caller, path: str) -> dict[str, str]:
    return rules(browser.get(path).headers["content-security-policy"])


@pytest.mark.parametrize("path", ["/et/", "/et/index.html"])
def test_only_programs_and_styles_that_were_built_into_a_page_are_let_run(
    browser: Caller, path: str
):
    policy = policy_at(browser, path)
    assert policy["script-src"] == f"'self' {digest(PROGRAM)}"
    assert policy["style-src"] == "'self'"
    assert policy["style-src-attr"] == f"'unsafe-hashes' {digest('--v:2')}"


def test_nothing_is_loaded_from_elsewhere_and_no_rule_is_left_open(browser: Caller):
    policy = policy_at(browser, "/et/")
    assert policy["default-src"] == "'self'"
    assert policy["connect-src"] == "'self' ws://quest.test wss://quest.test"
    assert "unsafe-inline" not in str(policy)
    assert "unsafe-eval" not in str(policy)
    for closed in ("object-src", "base-uri", "frame-ancestors", "frame-src"):
        assert policy[closed] == "'none'"


def test_an_address_without_a_page_has_the_policy_of_the_page_that_says_so(browser: Caller):
    answer = browser.get("/nothing/here")
    assert answer.status_code == 404
    found = rules(answer.headers["content-security-policy"])["script-src"]
    assert found == f"'self' {digest('lost()')}"


def test_what_is_no_page_runs_nothing_of_its_own(browser: Caller):
    assert policy_at(browser, "/sw.js")["script-src"] == "'self'"


def test_a_page_that_the_browser_kept_keeps_its_policy(browser: Caller):
    first = browser.get("/et/")
    again = browser.get("/et/", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert "content-security-policy" not in again.headers


@pytest.mark.parametrize("host", ["evil.test; script-src *", "a b", ""])
def test_a_forged_host_gets_into_no_rule(host: str):
    assert rules(Policies().of("/et/", host))["connect-src"] == "'self'"


def test_the_same_program_twice_is_named_once():
    scripts, styles = inline("<script>a</script><script async>a</script>")
    assert scripts == f" {digest('a')}"
    assert styles == ""


def test_what_no_page_needs_no_page_gets(browser: Caller):
    headers = browser.get("/et/").headers
    assert "camera=()" in headers["permissions-policy"]
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "cross-origin-opener-policy" not in headers
    over_tls = browser.get("/et/", headers={"x-forwarded-proto": "https"}).headers
    assert over_tls["cross-origin-opener-policy"] == "same-origin"


def test_who_once_came_by_tls_comes_by_nothing_else(browser: Caller):
    assert "strict-transport-security" not in browser.get("/et/").headers
    over_tls = browser.get("/et/", headers={"x-forwarded-proto": "https"}).headers
    assert over_tls["strict-transport-security"] == "max-age=31536000"


def test_no_page_styles_itself_by_rules_that_the_policy_forbids():
    """`style=` of an element becomes a style sheet in the page; an attribute does not."""
    pages = (ROOT / "service_quest" / "web").rglob("*.py")
    assert not [page for page in pages if re.search(r"[(\s]style=\{", page.read_text("utf-8"))]
