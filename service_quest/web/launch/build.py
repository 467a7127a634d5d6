"""Builds the front end, in a process of its own: `python -m service_quest.web.launch.build`.

It tells its stages, and why it failed, in marked lines on its output; all else that it
prints is for whoever looks into a failure.
"""

import json
import os
import shutil
import sys
import sysconfig
from pathlib import Path

from filelock import FileLock, Timeout

from service_quest.domain.errors import DomainError
from service_quest.web.launch import stamp
from service_quest.web.launch.errors import LaunchError, from_os
from service_quest.web.launch.project import project_root

LOCK = ".build.lock"
WEB = ".web"
INSTALLED = {
    "node_modules",
    "package.json",
    "bun.lock",
    "reflex.json",
    "reflex.install_frontend_packages.cached",
}
MARK = "::service-quest::"


def main() -> int:
    """Build unless a finished build is there; 0 if there is one afterwards."""
    root = project_root()
    os.chdir(root)
    sys.path.insert(0, str(root))
    try:
        _build_alone(root)
    except DomainError as error:
        tell("failed", code="content-broken", detail=str(error))
        return 1
    except OSError as error:
        tell("failed", **_as_data(from_os(error)))
        return 1
    return 0


def _build_alone(root: Path) -> None:
    lock = FileLock(root / LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        tell("stage", name="waiting")
        lock.acquire()
    with lock:
        # Another start may have built it while this one waited.
        if not stamp.is_current(root):
            _build(root)


def _build(root: Path) -> None:
    # Taken first: a change made during the build leaves a stamp that is not current.
    sources = stamp.sources_hash(root)
    tell("stage", name="prepare")
    stamp.remove_stamp(root)
    clear_leftovers(root / WEB)
    prepare_environment()
    from reflex.utils import build, prerequisites

    prerequisites.initialize_reflex_user_directory()
    prerequisites.initialize_frontend_dependencies()
    tell("stage", name="pages")
    prerequisites.get_compiled_app(prerender_routes=True, use_rich=False)
    tell("stage", name="bundle")
    build.setup_frontend(root)
    build.build()
    stamp.write_stamp(root, sources)


def clear_leftovers(web: Path) -> None:
    """Remove what an earlier build wrote, all but the installed packages.

    A page or a plugin that is no more would otherwise stay in the new build, or break it.
    """
    for path in web.glob("*"):
        if path.name in INSTALLED:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def prepare_environment() -> None:
    """Tell Reflex that this is production, and that nothing is to be reported home."""
    os.environ["REFLEX_ENV_MODE"] = "prod"
    # Bun comes as a package: its program is beside Python's, where PATH need not lead.
    os.environ["PATH"] = os.pathsep.join([sysconfig.get_path("scripts"), os.environ["PATH"]])
    os.environ["REFLEX_TELEMETRY_ENABLED"] = "false"
    os.environ["REFLEX_CHECK_LATEST_VERSION"] = "false"


def tell(what: str, **data: str | int) -> None:
    """Print one line that the launcher understands."""
    print(MARK, json.dumps({"what": what, **data}), flush=True)


def _as_data(error: LaunchError) -> dict[str, str | int]:
    return {"code": error.code, **error.data}


if __name__ == "__main__":
    sys.exit(main())
