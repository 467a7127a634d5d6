"""Lets a page be seen before its programs arrive."""

import re
from pathlib import Path
from typing import Unpack

from reflex_base.plugins.base import Plugin, PostBuildContext

WAITING = "text/plain"
"""The type of a page's starting program while it waits: browsers do not run that."""
PROGRAMS = "program"
"""What links to a page's programs say while these wait, instead of `modulepreload`."""
_START = re.compile(r'<script type="module"( async="")?>')


class PageFirst(Plugin):
    """Makes browsers paint a page before they fetch and run its programs.

    The words of a page are in its HTML. Its programs, ten times their size, would be fetched
    beside the style and the letters, and hold up the first paint on a slow network or phone.
    So they wait, and `head.py` lets them start as soon as the page has been painted.
    """

    def post_build(self, **context: Unpack[PostBuildContext]) -> None:
        """Hold the programs of every page, before the files are listed and compressed."""
        for page in Path(context["static_dir"]).rglob("*.html"):
            page.write_text(with_programs_waiting(page.read_text("utf-8")), "utf-8")


def with_programs_waiting(html: str) -> str:
    """Let a page's programs wait until somebody starts them."""
    linked = html.replace('<link rel="modulepreload"', f'<link rel="{PROGRAMS}"')
    return _START.sub(f'<script type="{WAITING}">', linked)
