"""The log tells what went wrong, and no secret."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import pytest

from service_quest.web.discretion import ENTRY_MOST, DiscreetRecord, discreet, noted

TOKEN = "0123456789abcdef" * 4
TAB = "0f8b3c1e-1a2b-4c3d-8e4f-0123456789ab"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Let the log be written to where it can be read."""
    written, before = io.StringIO(), logging.getLogRecordFactory()
    handler = logging.StreamHandler(written)
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    logging.setLogRecordFactory(DiscreetRecord)
    logging.getLogger().addHandler(handler)
    yield written
    logging.getLogger().removeHandler(handler)
    logging.setLogRecordFactory(before)


def test_no_token_is_written_but_how_it_begins(log: io.StringIO):
    logging.getLogger("any").warning("token %r of tab %s", TOKEN, TAB)
    assert log.getvalue() == "WARNING token '012345…' of tab 0f8b3c…\n"


def test_nor_in_what_an_error_tells(log: io.StringIO):
    values = {"cookie": f"sq_session={TOKEN}", "password": "terve talv"}
    try:
        raise ValueError(values)
    except ValueError as error:
        noted(error)
    assert "unexpected error" in log.getvalue()
    assert "ValueError" in log.getvalue()
    assert TOKEN not in log.getvalue()
    assert "terve" not in log.getvalue()


def test_nobody_fills_the_log(log: io.StringIO):
    logging.getLogger("any").error("Event data: %s", "x" * 1_000_000)
    assert len(log.getvalue()) < ENTRY_MOST + 50


def test_an_entry_that_is_wrong_itself_is_written_all_the_same(log: io.StringIO):
    logging.getLogger("any").error("%d of them", "many")
    assert log.getvalue() == "ERROR %d of them\n"


@pytest.mark.parametrize(
    "said", ["Built in 45 s.", "port 8000", "2026-03-02", "abcdef", "code: 200"]
)
def test_what_is_no_secret_stays(said: str):
    assert discreet(said).startswith(said[:5])
