"""Every event that a client can call is one that was meant to be called, and by whom."""

from __future__ import annotations

from typing import Any

import pytest
from reflex_base.registry import RegistrationContext

from service_quest.actions.errors import BadRequest
from service_quest.domain.errors import TextLength
from service_quest.web.acting import language_at, name_in, text_in
from service_quest.web.desk.entry_state import EntryState
from service_quest.web.desk.people_state import PeopleState
from service_quest.web.desk.state import DeskState
from service_quest.web.desk.task_state import TaskState
from service_quest.web.desk.tasks import wish_in
from service_quest.web.desk.teams_state import TeamsState
from service_quest.web.errors import NoSuchDay
from service_quest.web.guard import BelongingState
from service_quest.web.insight.sharing import SharingState
from service_quest.web.insight.state import InsightState
from service_quest.web.me.looks import LooksState
from service_quest.web.me.state import MeState
from service_quest.web.pages.answers import AnswersState
from service_quest.web.pages.board import BoardState
from service_quest.web.pages.house import HouseState
from service_quest.web.pages.privacy import PrivacyState
from tests.web.desks import call, opened

DESK_PAGE = {"look", "refresh", "choose"}
OURS = {
    BelongingState: set[str](),
    PrivacyState: {"tell"},
    BoardState: {"look", "refresh", "earlier", "later", "by_week", "by_month"},
    AnswersState: {"look"},
    LooksState: {"look"},
    HouseState: {
        "look",
        "define",
        "switch_individuals",
        "set_hours",
        "switch_answers",
        "set_months",
        "rename",
    },
    InsightState: {"look", "choose_team", "choose_scenario", "read", "close"},
    SharingState: {"look", "share", "stop"},
    MeState: {"look", "end", "change", "ask", "manage", "appear", "aim"},
    DeskState: {"hide_links"},
    PeopleState: {
        *DESK_PAGE,
        "rename_person",
        "move_person",
        "merge_person",
        "remove_person",
        "mark_away",
        "unmark_away",
        "hand_out_code",
        "hide_code",
        "end_sessions",
        "reissue",
        "helped",
    },
    TaskState: {"assign", "change", "withdraw"},
    EntryState: {*DESK_PAGE, "read_list", "add_people", "make_poster", "reissue", "revoke"},
    TeamsState: {
        "look",
        "refresh",
        "create_team",
        "rename_team",
        "set_headcount",
        "close_team",
        "invite_coordinator",
        "reissue",
        "lead",
        "remove_coordinator",
        "appoint",
    },
}
OF_REFLEX = "reflex___state____state"
STATES = (
    "",
    ".reflex___istate___shared____shared_state_base_internal",
    ".reflex___state____frontend_event_exception_state",
    ".reflex___state____on_load_internal_state",
    ".reflex___state____update_vars_internal_state",
)
OF_THE_FRAMEWORK = {
    *(f"{OF_REFLEX}{state}.setvar" for state in STATES),
    f"{OF_REFLEX}.hydrate",
    f"{OF_REFLEX}.hydrate_and_load",
    f"{OF_REFLEX}.set_is_hydrated",
    f"{OF_REFLEX}{STATES[2]}.handle_frontend_exception",
    f"{OF_REFLEX}{STATES[3]}.on_load_internal",
    f"{OF_REFLEX}{STATES[3]}.set_is_hydrated",
    f"{OF_REFLEX}{STATES[4]}.update_vars_internal",
}
FORGED: list[Any] = [None, 7, [], {"name": 7}, "text"]


def test_only_the_handlers_listed_here_can_be_called() -> None:
    expected = {f"{s.get_full_name()}.{name}" for s, names in OURS.items() for name in names}
    automatic = {f"{s.get_full_name()}.setvar" for s in OURS}
    known = set(RegistrationContext.ensure_context().event_handlers)
    assert known == expected | automatic | OF_THE_FRAMEWORK


@pytest.mark.parametrize("form", FORGED)
def test_a_forged_form_is_refused(form: Any) -> None:
    with pytest.raises(BadRequest):
        text_in(form, "name")


def test_a_text_beyond_all_bounds_is_told_as_such() -> None:
    with pytest.raises(TextLength):
        text_in({"name": "x" * 30_000}, "name")


@pytest.mark.parametrize("value", [None, 7, "", "x" * 65, ["a"]])
def test_a_forged_id_is_refused(value: Any) -> None:
    with pytest.raises(BadRequest):
        name_in(value)


def test_a_day_that_is_none_is_refused() -> None:
    form = {"person": "", "due": "2026-02-30", "scenario": "x", "note": ""}
    with pytest.raises(NoSuchDay):
        wish_in(form, "team")


@pytest.mark.parametrize("kind", [kind for kind, names in OURS.items() if "look" in names])
def test_nobody_without_a_cookie_sees_anything(kind: Any) -> None:
    visitor = opened(kind)
    call(visitor, "look")
    assert visitor.problem or visitor.closed
    assert language_at(visitor) == "et"
    shown = visitor.get_fields()
    lists = [name for name in shown if isinstance(getattr(visitor, name), list)]
    assert all(not getattr(visitor, name) for name in lists)
