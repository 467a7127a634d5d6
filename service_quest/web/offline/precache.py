"""The list of files that the service worker keeps, by language."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

Entry = dict[str, str | None]

SHARED = "shared"
LEFT_OUT = re.compile(
    r"\.(br|gz|map|txt)$|^(sw|device)\.js$|^screenshots/|^(404|__spa-fallback|index)\.html$"
)
"""Compressed twins, what is no part of a page, and pages that are only for errors."""
OTHER_SPELLING = re.compile(r"^(?!.*(^|/)index\.html$).*\.html$")
"""The build writes each page twice; the one in its own folder is served."""


def precache_list(built: Path, languages: Sequence[str]) -> dict[str, list[Entry]]:
    """Return the built files under `shared` and under each language that alone needs them.

    A file whose name carries a digest never changes; the others get a revision.
    """
    found: dict[str, list[Entry]] = {SHARED: [], **{language: [] for language in languages}}
    for name in sorted(_names(built)):
        found[_language_of(name, languages)].append(_entry(built, name))
    return found


def _names(built: Path) -> Iterator[str]:
    for path in built.rglob("*"):
        name = path.relative_to(built).as_posix()
        if path.is_file() and not LEFT_OUT.search(name) and not OTHER_SPELLING.match(name):
            yield name


def _language_of(name: str, languages: Sequence[str]) -> str:
    for language in languages:
        tag = re.escape(language)
        if re.search(rf"^{tag}/|/_{tag}_|\.{tag}[-.]", name):
            return language
    return SHARED


def _entry(built: Path, name: str) -> Entry:
    if name.startswith("assets/"):
        return {"url": f"/{name}", "revision": None}
    digest = hashlib.sha256((built / name).read_bytes()).hexdigest()
    return {"url": f"/{name}", "revision": digest[:16]}
