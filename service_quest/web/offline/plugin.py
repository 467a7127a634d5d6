"""Writes what offline play needs into a finished build."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

from reflex.utils import prerequisites
from reflex.utils.path_ops import get_bun_path
from reflex_base.plugins import CommonContext, Plugin, PostBuildContext
from typing_extensions import Unpack

from service_quest.web.content import library
from service_quest.web.house import house
from service_quest.web.offline.manifest import manifest
from service_quest.web.offline.precache import precache_list

WORKER = Path(__file__).with_name("worker.js")
WORKBOX = ("workbox-precaching@7.4.1", "workbox-routing@7.4.1")


class Offline(Plugin):
    """Bundles the service worker with its list of files, and writes the manifests."""

    def get_frontend_development_dependencies(
        self, **_context: Unpack[CommonContext]
    ) -> Sequence[str]:
        """Return the packages that the service worker is made of."""
        return WORKBOX

    def get_static_assets(
        self, **_context: Unpack[CommonContext]
    ) -> Sequence[tuple[Path, str | bytes]]:
        """Return the manifests, and the worker's source where its packages are found."""
        manifests = [
            (Path("public") / f"manifest.{language}.webmanifest", json.dumps(manifest(language)))
            for language in library().languages
        ]
        return [(Path("worker") / WORKER.name, WORKER.read_text("utf-8")), *manifests]

    def post_build(self, **context: Unpack[PostBuildContext]) -> None:
        """Write `sw.js`, last of all files, since it lists the others.

        Raises:
            CalledProcessError: the worker could not be bundled.
        """
        built = Path(context["static_dir"])
        listed = json.dumps(precache_list(built, library().languages), separators=(",", ":"))
        opening = house().opening
        source = prerequisites.get_web_dir() / "worker" / WORKER.name
        bundle = subprocess.run(
            [str(get_bun_path()), "build", str(source), "--minify", "--format=iife"],
            capture_output=True,
            check=True,
        )
        (built / "sw.js").write_bytes(
            f"self.PRECACHE={listed};self.OPENING={opening!r};".encode() + bundle.stdout
        )
