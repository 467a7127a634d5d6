"""What a request's headers tell about who asks: cookies, language, where from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from starlette.datastructures import Headers
from starlette.requests import cookie_parser

SESSION_COOKIE = "sq_session"
PERSON_COOKIE = "sq_person"
LANGUAGE_COOKIE = "lang"
MET_COOKIE = "met"
TOKEN = re.compile(r"[0-9a-f]{64}")
PAGE = re.compile(r"https?://[^/]+/([a-zA-Z-]{2,20})(?:/|$)")
PERSON = re.compile(r"[0-9a-f]{32}")
DEFAULT_PORTS = {"http": ":80", "https": ":443"}
HEADER_MOST = 1_000
# The first sign that is found tells: many browsers also claim to be another.
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Macintosh": "Mac",
    "CrOS": "ChromeOS",
    "Linux": "Linux",
}
BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser": "Samsung",
    "Firefox/": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome/": "Chrome",
    "Safari/": "Safari",
}


def cookies_of(headers: Headers) -> Mapping[str, str]:
    """Return the cookies of a request by name."""
    return cookie_parser("; ".join(headers.getlist("cookie")))


def token_of(headers: Headers) -> str | None:
    """Return the browser's session token, if it looks like one of ours."""
    token = cookies_of(headers).get(SESSION_COOKIE, "")
    return token if TOKEN.fullmatch(token) else None


def device_label(headers: Headers) -> str:
    """Return a few words about a device that its person knows it by: "iPhone · Safari"."""
    told = headers.get("user-agent", "")[:HEADER_MOST]
    system = next((name for sign, name in SYSTEMS.items() if sign in told), "")
    browser = next((name for sign, name in BROWSERS.items() if sign in told), "")
    return " · ".join(part for part in (system, browser) if part)


def same_origin(headers: Headers) -> bool:
    """Tell whether a request comes from a page of this very host.

    Without an Origin it comes from no page, so no page can have forged it.
    """
    origin = headers.get("origin")
    if origin is None:
        return True
    scheme, separator, host = origin.lower().partition("://")
    port = DEFAULT_PORTS.get(scheme)
    wanted = headers.get("host", "").lower()
    if not separator or port is None or not wanted:
        return False
    return host.removesuffix(port) == wanted.removesuffix(port)


def language_of(headers: Headers, languages: Sequence[str]) -> str:
    """Return the language to speak: chosen, else the device's, else the app's first."""
    chosen = cookies_of(headers).get(LANGUAGE_COOKIE, "")
    if chosen in languages:
        return chosen
    wanted = ",".join(headers.getlist("accept-language"))[:HEADER_MOST]
    known = {language.lower(): language for language in languages}
    found = (_known(tag, known) for tag in by_preference(wanted))
    return next((language for language in found if language), languages[0])


def language_of_page(headers: Headers, languages: Sequence[str]) -> str:
    """Return the language of the page that asks, as its address tells; else as `language_of`."""
    page = PAGE.match(headers.get("referer", ""))
    first = page[1] if page else ""
    return first if first in languages else language_of(headers, languages)


def _known(tag: str, known: Mapping[str, str]) -> str | None:
    # en-GB is met by en; * is met by anything, so it picks nothing.
    return known.get(tag) or known.get(tag.partition("-")[0])


def by_preference(accept: str) -> Iterable[str]:
    """Return the language tags of an Accept-Language value, the most wanted first."""
    rated = [_rated(part) for part in accept.split(",")]
    wanted = [pair for pair in rated if pair[1] > 0]
    return [tag for tag, _ in sorted(wanted, key=lambda pair: -pair[1])]


def _rated(part: str) -> tuple[str, float]:
    tag, *parameters = (piece.strip().lower() for piece in part.split(";"))
    quality = next((p[2:] for p in parameters if p.startswith("q=")), "1")
    if not tag or not re.fullmatch(r"[01](\.\d{0,3})?", quality):
        return tag, 0.0
    return tag, float(quality)
