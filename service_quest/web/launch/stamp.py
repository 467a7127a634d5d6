"""Tells whether the build that is there was made from what is there now.

The stamp is a hash of everything that goes into a build. It is written as the last step of
one, inside the folder that a build begins by removing: an interrupted build has none.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from service_quest.web.launch.project import PACKAGE, content_root

BUILD = Path(".web") / "build"
STAMP = BUILD / "service-quest.stamp"
PAGES = BUILD / "client" / "index.html"

_PARTS = ("rxconfig.py", "assets", "requirements.txt")
_NOT_SOURCES = {"__pycache__", "external"}


def sources_hash(root: Path) -> str:
    """One hash over content, package, assets and lock files (paths and bytes)."""
    digest = hashlib.sha256()
    for part in (PACKAGE, content_root(), *(root / name for name in _PARTS)):
        for path in _files(part):
            digest.update(f"{part.name}/{path.relative_to(part)}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def is_current(root: Path) -> bool:
    """Whether a finished build of the present sources is there."""
    try:
        made_from = (root / STAMP).read_text("ascii").split()
    except OSError:
        return False
    return (root / PAGES).is_file() and made_from == [
        sources_hash(root),
        _packages_hash(root),
    ]


def write_stamp(root: Path, sources: str) -> None:
    """Declare the build finished, made from `sources` (their hash before it began)."""
    unfinished = (root / STAMP).with_suffix(".new")
    unfinished.write_text(f"{sources}\n{_packages_hash(root)}\n", "ascii")
    unfinished.replace(root / STAMP)


def remove_stamp(root: Path) -> None:
    """Declare that no finished build is there."""
    (root / STAMP).unlink(missing_ok=True)


def _packages_hash(root: Path) -> str:
    # Apart from the rest, because a build may write these lock files itself.
    digest = hashlib.sha256()
    for path in _files(root / "reflex.lock"):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _files(part: Path) -> Iterable[Path]:
    if part.is_file():
        return [part]
    files = (path for path in part.rglob("*") if path.is_file())
    return sorted(p for p in files if not _NOT_SOURCES & set(p.relative_to(part).parts))
