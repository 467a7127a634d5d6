"""What any client may call over the websocket, with any arguments: a list we know by heart."""

from reflex_base.registry import RegistrationContext

OF_REFLEX = "reflex___state____state"
STATES = (
    "",
    ".reflex___istate___shared____shared_state_base_internal",
    ".reflex___state____frontend_event_exception_state",
    ".reflex___state____on_load_internal_state",
    ".reflex___state____update_vars_internal_state",
)
ALLOWED = {
    *(f"{OF_REFLEX}{state}.setvar" for state in STATES),
    f"{OF_REFLEX}.hydrate",
    f"{OF_REFLEX}.hydrate_and_load",
    f"{OF_REFLEX}.set_is_hydrated",
    f"{OF_REFLEX}{STATES[2]}.handle_frontend_exception",
    f"{OF_REFLEX}{STATES[3]}.on_load_internal",
    f"{OF_REFLEX}{STATES[3]}.set_is_hydrated",
    f"{OF_REFLEX}{STATES[4]}.update_vars_internal",
}


def test_no_event_handler_of_ours_can_be_called_unnoticed():
    import service_quest.service_quest  # noqa: F401 - registers whatever the app has

    assert set(RegistrationContext.ensure_context().event_handlers) == ALLOWED
