"""The folder that the app is built and run in.

In a checkout it is the checkout itself. An installed package brings what the build reads
(`rxconfig.py`, assets, lock files) along and copies it to a folder of the user's own.
"""

import os
import shutil
from pathlib import Path

from platformdirs import user_data_path

PACKAGE = Path(__file__).resolve().parents[2]
BUNDLED = PACKAGE / "bundled"
BUILD_FILES = ("rxconfig.py", "assets", "reflex.lock")


def project_root() -> Path:
    """Find the folder, or make it where the package was installed."""
    beside = PACKAGE.parent
    if (beside / "rxconfig.py").is_file():
        return beside
    home = Path(os.environ.get("SERVICE_QUEST_HOME") or user_data_path("service-quest"))
    _bring_along(home)
    return home


def content_root() -> Path:
    """The folder of scenarios and texts: beside the package, else inside it."""
    beside = PACKAGE.parent / "content"
    return beside if beside.is_dir() else BUNDLED / "content"


def _bring_along(home: Path) -> None:
    home.mkdir(parents=True, exist_ok=True)
    for name in BUILD_FILES:
        source = BUNDLED / name
        if source.is_dir():
            shutil.copytree(source, home / name, dirs_exist_ok=True)
        elif source.is_file():
            shutil.copy2(source, home / name)
