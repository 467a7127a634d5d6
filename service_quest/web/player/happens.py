"""One tap after a conversation: this happens here, too. It is counted without a name."""

from __future__ import annotations

import reflex as rx
from reflex.experimental.client_state import ClientStateVar
from reflex.vars.function import FunctionVar

from service_quest.web.components.icons import icon
from service_quest.web.device import device, expression
from service_quest.web.shell import me


@rx.memo
def it_happens(scenario: rx.Var[str], ask: rx.Var[str], noted: rx.Var[str]) -> rx.Component:
    """Build the tap, for members; a memo, so that what the device tells renders no more."""
    told = ClientStateVar.create("told", default=False, global_ref=False)
    tell = device("note").call("/api/happens", {"scenario": scenario})
    note = told.set.to(FunctionVar).call(rx.Var("true"))
    button = rx.el.button(
        icon("speech"),
        ask,
        class_name="link it-happens",
        type="button",
        custom_attrs={"onClick": expression(f"(() => {{ {tell!s}; {note!s}; }})", tell, note)},
    )
    done = rx.el.p(icon("check"), noted, class_name="chip", role="status")
    return rx.cond(me("team"), rx.cond(told.value, done, button), rx.fragment())
