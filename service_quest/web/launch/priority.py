"""Lets a page be seen before its programs arrive."""

from pathlib import Path
from typing import Unpack

from reflex_base.plugins.base import Plugin, PostBuildContext

_PROGRAM = '<link rel="modulepreload"'


class PageFirst(Plugin):
    """Makes browsers fetch a page's style and letters before its programs.

    The words of a page are in its HTML. Without this its programs, ten times their size,
    would be fetched at the same priority, and hold up the first paint on a slow network.
    """

    def post_build(self, **context: Unpack[PostBuildContext]) -> None:
        """Mark the programs in every page, before the files are listed and compressed."""
        for page in Path(context["static_dir"]).rglob("*.html"):
            page.write_text(with_programs_last(page.read_text("utf-8")), "utf-8")


def with_programs_last(html: str) -> str:
    """Give every program that a page names in its head a low priority."""
    return html.replace(_PROGRAM, f'{_PROGRAM} fetchpriority="low"')
