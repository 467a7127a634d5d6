"""The promises about the code that a machine can check."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.server import ROOT

LOCKS = ("requirements.txt", "requirements-dev.txt")
DOMAIN = sorted((ROOT / "service_quest" / "domain").rglob("*.py"))


def run(*command: str, **variables: str) -> str:
    environment = {**os.environ, **variables}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_imports_keep_to_one_direction():
    run(str(Path(sys.executable).with_name("lint-imports")), "--no-cache")


@pytest.mark.parametrize("path", DOMAIN, ids=lambda path: path.stem)
def test_the_domain_is_pure_python(path: Path):
    allowed = {"service_quest", *sys.stdlib_module_names}
    assert {name.split(".")[0] for name in imported(path)} <= allowed


@pytest.mark.parametrize("path", DOMAIN, ids=lambda path: path.stem)
def test_the_domain_asks_no_clock_no_dice_and_no_files(path: Path):
    forbidden = {"time", "random", "secrets", "os", "io", "pathlib", "socket", "threading"}
    assert not {name.split(".")[0] for name in imported(path)} & forbidden


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def test_the_code_is_formatted():
    run(sys.executable, "-m", "ruff", "format", "--check", ".")


def test_the_linter_finds_nothing():
    run(sys.executable, "-m", "ruff", "check", ".")


def test_the_types_hold():
    run(sys.executable, "-m", "pyright", "--pythonpath", sys.executable)


@pytest.mark.parametrize("name", [*LOCKS, "reflex.lock/bun.lock", "reflex.lock/package.json"])
def test_a_lock_file_holds_no_address(name: str):
    assert not re.search(r"://|--(index|extra|find|trusted)", (ROOT / name).read_text("utf-8"))


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_is_pinned_with_hashes(name: str):
    entries = re.split(r"\n(?=\S)", (ROOT / name).read_text("utf-8").strip())
    assert len(entries) > 50
    assert all(re.match(r"[\w.-]+(\[[\w,-]+\])?==\S+", entry) for entry in entries)
    assert all("--hash=sha256:" in entry for entry in entries)


def test_the_lock_files_fit_the_declared_ranges():
    from packaging.requirements import Requirement

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    run_time, all_of_them = (locked(name) for name in LOCKS)
    for line in project["dependencies"]:
        asked = Requirement(line)
        assert asked.specifier.contains(run_time[asked.name.replace(".", "-")]), line
    for line in project["optional-dependencies"]["dev"]:
        asked = Requirement(line)
        assert asked.specifier.contains(all_of_them[asked.name]), line


def test_what_is_tested_is_what_runs():
    run_time, all_of_them = (locked(name) for name in LOCKS)
    assert run_time.items() <= all_of_them.items()


def locked(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text("utf-8")
    return dict(re.findall(r"^([\w.-]+)(?:\[[\w,-]+\])?==(\S+)", text, flags=re.MULTILINE))


def test_functions_stay_short():
    lengths = sorted(
        (node.body[-1].end_lineno or 0) - first_line(node) + 1
        for path in (ROOT / "service_quest").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    assert lengths[len(lengths) // 2] <= 8
    assert lengths[len(lengths) * 9 // 10] <= 25


def first_line(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return where the statements begin, after the docstring."""
    has_docstring = ast.get_docstring(function) is not None and len(function.body) > 1
    return function.body[has_docstring].lineno


ALONE = """
import sys

for package in ("reflex", "reflex_base", "sqlmodel", "sqlalchemy", "ruamel", "playwright"):
    sys.modules[package] = None

import pytest

sys.exit(pytest.main(sys.argv[1:]))
"""


def test_the_domain_is_tested_alone_and_almost_to_the_last_branch(tmp_path: Path):
    cover = ["--cov=service_quest.domain", "--cov-branch", "--cov-fail-under=95"]
    report = f"--cov-report=json:{tmp_path / 'coverage.json'}"
    options = ["tests/domain", "-q", "-p", "no:cacheprovider", *cover, report]
    run(sys.executable, "-c", ALONE, *options, COVERAGE_FILE=str(tmp_path / "coverage"))
