"""Lets one build be served at any host and port."""

import re
from pathlib import Path
from typing import Unpack

from reflex_base.plugins.base import Plugin, PostBuildContext

# Reflex writes the address that it was built for into one small module, as the start of
# each of its end points: "http://localhost:8000/ping", "ws://localhost:8000/_event".
_BAKED_IN = re.compile(r"""([`"'])(?P<scheme>http|ws)s?://[^/`"']+(?P<path>/[^`"']*)\1""")


class AnyOrigin(Plugin):
    """Makes the built pages talk to the server that they came from."""

    def post_build(self, **context: Unpack[PostBuildContext]) -> None:
        """Replace the baked-in address, before the files are compressed."""
        for module in Path(context["static_dir"]).glob("assets/reflex-env-*.js"):
            module.write_text(with_own_origin(module.read_text("utf-8")), "utf-8")


def with_own_origin(javascript: str) -> str:
    """Turn every absolute address in the module into one on the page's own origin."""
    return _BAKED_IN.sub(_on_own_origin, javascript)


def _on_own_origin(address: re.Match[str]) -> str:
    origin = "location.origin"
    if address["scheme"] == "ws":
        origin += ".replace(/^http/,`ws`)"
    # The module also runs where there is no page (prerendering): it must not fail there.
    return f"(typeof location==`undefined`?``:{origin})+`{address['path']}`"
