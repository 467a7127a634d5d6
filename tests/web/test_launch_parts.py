"""The pieces of a start, each for itself."""

import argparse
import errno
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from service_quest.actions.entering import Door
from service_quest.actions.errors import InvitationInvalid
from service_quest.actions.getting_in import Founding, read_invitation, set_up
from service_quest.store.engine import engine_for
from service_quest.web.head import EARLY
from service_quest.web.launch import progress, stamp
from service_quest.web.launch.errors import LaunchError, from_os
from service_quest.web.launch.language import sentences, terminal_language
from service_quest.web.launch.origin import with_own_origin
from service_quest.web.launch.priority import PROGRAMS, WAITING, with_programs_waiting
from service_quest.web.launch.serve import addresses, forget_states, migrate, set_up_token
from service_quest.web.launch.settings import read_settings

INTERFACE = Path(__file__).resolve().parents[2] / "content" / "interface"
NOTHING = argparse.Namespace(host=None, port=None, database_url=None, redis_url=None)


def test_without_options_the_app_is_for_this_computer_only(tmp_path: Path):
    settings = read_settings(NOTHING, {}, tmp_path)
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)
    assert settings.database_url == f"sqlite:///{tmp_path}/service-quest.db"
    assert settings.redis_url is None


def test_the_environment_sets_what_the_command_line_leaves_open(tmp_path: Path):
    given = argparse.Namespace(**{**vars(NOTHING), "port": "81"})
    environment = {"SERVICE_QUEST_PORT": "82", "SERVICE_QUEST_HOST": "::1"}
    settings = read_settings(given, environment, tmp_path)
    assert (settings.host, settings.port) == ("::1", 81)


@pytest.mark.parametrize(
    ("given", "settled"),
    [
        ("sqlite:///a.db", "sqlite:///{here}/a.db"),
        ("sqlite:////a.db", "sqlite:////a.db"),
        ("postgresql://host/name", "postgresql://host/name"),
    ],
)
def test_a_relative_file_is_meant_from_where_the_user_is(
    given: str, settled: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    settings = read_settings(NOTHING, {"SERVICE_QUEST_DATABASE_URL": given}, Path("/elsewhere"))
    assert settings.database_url == settled.format(here=tmp_path)


@pytest.mark.parametrize("port", ["0", "65536", "-1", "8e3", "۸۰", "http"])
def test_a_port_is_a_number_that_can_be_listened_at(port: str, tmp_path: Path):
    with pytest.raises(LaunchError) as refused:
        read_settings(NOTHING, {"SERVICE_QUEST_PORT": port}, tmp_path)
    assert refused.value.code == "port-invalid"


def test_an_ipv6_address_is_written_as_a_browser_wants_it():
    assert addresses("::1", 80) == ["http://[::1]:80"]


def test_listening_everywhere_names_an_address_for_this_computer():
    assert addresses("0.0.0.0", 80)[0] == "http://localhost:80"


def test_until_there_is_an_organisation_each_start_has_a_set_up_link_of_its_own(tmp_path: Path):
    url = f"sqlite:///{tmp_path / 'new.db'}"
    migrate(url)
    first, second = set_up_token(url), set_up_token(url)
    assert first and second and first != second

    engine, now = engine_for(url), datetime.now(UTC)
    with pytest.raises(InvitationInvalid):
        read_invitation(engine, now, first)
    assert read_invitation(engine, now, second).kind == "setup"
    founding = Founding("Pood", "Europe/Tallinn", "Tiina Tamm", "terve talv suusatamas")
    set_up(engine, now, Door(None, "a" * 64), second, founding)
    assert set_up_token(url) is None
    engine.dispose()


def test_a_build_forgets_the_address_that_it_was_made_at():
    built = 'var e={PING:`http://localhost:8000/ping`,EVENT:"ws://0.0.0.0:3/_event",T:`websocket`}'
    free = with_own_origin(built)
    assert "localhost" not in free
    assert "0.0.0.0" not in free
    assert "location.origin.replace(/^http/,`ws`))+`/_event`" in free
    assert "T:`websocket`" in free


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("package", "content", "assets", "reflex.lock", ".web/build/client"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "package" / "app.py").write_text("app = 1")
    (tmp_path / stamp.PAGES).write_text("<html>")
    monkeypatch.setattr(stamp, "PACKAGE", tmp_path / "package")
    monkeypatch.setattr(stamp, "content_root", lambda: tmp_path / "content")
    return tmp_path


def test_a_build_is_current_until_something_that_it_was_made_from_changes(project: Path):
    stamp.write_stamp(project, stamp.sources_hash(project))
    assert stamp.is_current(project)
    (project / "content" / "new.yaml").write_text("id: new")
    assert not stamp.is_current(project)


def test_a_renamed_file_is_a_change(project: Path):
    stamp.write_stamp(project, stamp.sources_hash(project))
    (project / "package" / "app.py").rename(project / "package" / "other.py")
    assert not stamp.is_current(project)


def test_compiled_python_is_no_change(project: Path):
    stamp.write_stamp(project, stamp.sources_hash(project))
    (project / "package" / "__pycache__").mkdir()
    (project / "package" / "__pycache__" / "app.pyc").write_bytes(b"\0")
    assert stamp.is_current(project)


def test_a_change_during_the_build_leaves_a_stamp_that_is_not_current(project: Path):
    before = stamp.sources_hash(project)
    (project / "package" / "app.py").write_text("app = 2")
    stamp.write_stamp(project, before)
    assert not stamp.is_current(project)


def test_a_build_without_its_stamp_or_with_half_of_it_is_not_current(project: Path):
    assert not stamp.is_current(project)
    (project / stamp.STAMP).write_text(stamp.sources_hash(project)[:20])
    assert not stamp.is_current(project)


def test_a_stamp_without_its_pages_is_not_current(project: Path):
    stamp.write_stamp(project, stamp.sources_hash(project))
    (project / stamp.PAGES).unlink()
    assert not stamp.is_current(project)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EACCES, "not-writable"),
        (errno.EROFS, "not-writable"),
        (errno.EIO, "system"),
    ],
)
def test_the_operating_system_is_put_into_words(number: int, code: str):
    error = from_os(OSError(number, os.strerror(number), "/a/file"))
    assert (error.code, error.data["path"]) == (code, "/a/file")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("error: ENOSPC: no space left on device, write", "disk-full"),
        ("EACCES: Permission denied writing package.json", "not-writable"),
        ("error: ConnectionRefused downloading package manifest react", "packages-unreachable"),
        ("SyntaxError: unexpected token", "build-failed"),
    ],
)
def test_a_failed_build_is_explained_by_what_it_printed(
    line: str, code: str, capsys: pytest.CaptureFixture[str]
):
    assert progress.explain(None, ["compiling", line]).code == code
    assert line in capsys.readouterr().err


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "et_EE.UTF-8"}, "et"),
        ({"LANG": "et_EE.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANGUAGE": "lv:et"}, "et"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "../../x"}, "en"),
        ({}, "en"),
    ],
)
def test_the_terminal_chooses_the_language(
    variables: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
):
    for name in ("SERVICE_QUEST_LANGUAGE", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert terminal_language(INTERFACE) == language


CODES = {
    "usage": {"detail": "d"},
    "port-invalid": {"port": "x"},
    "port-in-use": {"host": "h", "port": 1},
    "port-forbidden": {"port": 1},
    "host-unknown": {"host": "h"},
    "redis-unreachable": {"detail": "d"},
    "store-unreachable": {"url": "u", "detail": "d"},
    "store-busy": {"url": "u"},
    "store-full": {"url": "u"},
    "store-too-new": {"url": "u"},
    "not-writable": {"path": "p", "detail": "d"},
    "disk-full": {"path": "p", "detail": "d"},
    "packages-unreachable": {},
    "content-broken": {"detail": "d"},
    "build-failed": {},
    "system": {"path": "p", "detail": "d"},
}


@pytest.mark.parametrize("language", sorted(path.name for path in INTERFACE.iterdir()))
@pytest.mark.parametrize("code", CODES)
def test_every_refusal_has_a_sentence_in_every_language(
    code: str, language: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SERVICE_QUEST_LANGUAGE", language)
    sentence = sentences(INTERFACE).say(f"errors.{code}", **CODES[code])
    assert len(sentence) > 10
    assert "errors." not in sentence


def test_the_programs_of_a_page_wait_until_it_is_painted():
    style, inline = '<link href="/a.css" rel="stylesheet"/>', "<script>early()</script>"
    starts = '<script type="module" async="">import "/a.js";</script>'
    page = f'{style}<link rel="modulepreload" href="/a.js"/>{inline}{starts}'
    waits = f'<script type="{WAITING}">import "/a.js";</script>'
    assert with_programs_waiting(page) == (
        f'{style}<link rel="{PROGRAMS}" href="/a.js"/>{inline}{waits}'
    )


def test_what_starts_the_programs_finds_what_waits():
    assert f"link[rel={PROGRAMS}]" in EARLY
    assert f"script[type='{WAITING}']" in EARLY


def test_what_earlier_versions_kept_of_tabs_is_removed(tmp_path: Path):
    (tmp_path / ".states").mkdir()
    (tmp_path / ".states" / "tab.pkl").write_bytes(b"sq_session=")
    (tmp_path / "service-quest.db").touch()
    forget_states(tmp_path)
    forget_states(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["service-quest.db"]
