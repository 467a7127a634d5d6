"""What browsers are told about our pages: which programs may run, and what no page needs.

The Content-Security-Policy names the programs and styles that the build wrote into a page
by their hashes, so that whatever else gets into it is not run. They are read from the very
files that are served, and kept offline together with the page (W3C CSP Level 3).
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

from starlette.datastructures import MutableHeaders

SCRIPT = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL)
STYLE = re.compile(r"\sstyle=\"([^\"]*)\"")
HOST = re.compile(r"[A-Za-z0-9.-]+(:\d{1,5})?|\[[0-9A-Fa-f:]+\](:\d{1,5})?")
ELSEWHERE = "404.html"
"""The page for every address that has none of its own."""
ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": ", ".join(
        f"{sense}=()"
        for sense in (
            "accelerometer",
            "camera",
            "geolocation",
            "gyroscope",
            "magnetometer",
            "microphone",
            "payment",
            "usb",
        )
    ),
}
BY_TLS = {
    "cross-origin-opener-policy": "same-origin",
    # For this very name alone: what else is served beneath it is not ours to settle.
    "strict-transport-security": "max-age=31536000",
}
"""Browsers complain about these, or may not heed them, where the connection is open to all."""
POLICY = {
    "default-src": "'self'",
    "img-src": "'self' data:",
    "object-src": "'none'",
    "frame-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
}
Hashes = tuple[str, str]
NONE: Hashes = ("", "")


class Policies:
    """The policies of the pages in the folder that is served; without one, those of none."""

    def __init__(self, served: Path | None = None) -> None:
        """Take the folder; its pages are read when the first of them is asked for."""
        self._served = served

    def of(self, path: str | None, host: str) -> str:
        """Return the policy of the page at a path (`/et/board/`), asked for at a host.

        Without a path it is that of what is no page.
        """
        scripts, styles = self._found(path) if path else NONE
        own = f" ws://{host} wss://{host}" if HOST.fullmatch(host) else ""
        rules = POLICY | {
            "script-src": f"'self'{scripts}",
            "style-src": "'self'",
            # Figures that the look is drawn from, such as a meter's.
            "style-src-attr": f"'unsafe-hashes'{styles}" if styles else "'none'",
            "connect-src": f"'self'{own}",
        }
        return "; ".join(f"{name} {value}" for name, value in rules.items())

    def _found(self, path: str) -> Hashes:
        return self._hashes.get(page_of(path)) or self._hashes.get(ELSEWHERE, NONE)

    @cached_property
    def _hashes(self) -> Mapping[str, Hashes]:
        pages = sorted(self._served.rglob("*.html")) if self._served else []
        return {
            page.relative_to(self._served or page).as_posix(): inline(page.read_text("utf-8"))
            for page in pages
        }


def page_of(path: str) -> str:
    """Return the file that is served at a path."""
    name = path.strip("/")
    return name if name.endswith(".html") else f"{name}/index.html".lstrip("/")


def inline(page: str) -> Hashes:
    """Return the hashes of the programs and of the style attributes in a page's HTML."""
    return _hashed(SCRIPT.findall(page)), _hashed(map(html.unescape, STYLE.findall(page)))


def _hashed(texts: Iterable[str]) -> str:
    digests = (hashlib.sha256(text.encode()).digest() for text in sorted(set(texts)))
    return "".join(f" 'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def make_safe(headers: MutableHeaders, policy: str, *, kept: bool, tls: bool) -> None:
    """Add the headers of safety to a response. `kept`: the browser has its body already."""
    for name, value in (ALWAYS | (BY_TLS if tls else {})).items():
        headers.setdefault(name, value)
    # What was kept was kept with its policy, and would take another for its own.
    if not kept:
        headers.setdefault("content-security-policy", policy)
