"""One's own words, painted at once; what follows from them comes in the next frame.

A tap changes much of the page: faces, meters, replies. All that in one frame would make
the tap feel slow on a weak phone; so the words just chosen stand there first, alone.
"""

from __future__ import annotations

from typing import Any

import reflex as rx
from reflex.experimental.client_state import ClientStateVar
from reflex.utils.imports import ImportVar
from reflex.vars import VarData

from service_quest.web.device import effect, expression

state = ClientStateVar.create("saying", default={})
"""The words (`text`) and what is to follow (`then`); empty while nothing is being said."""
SET = rx.Var(
    "refs['_client_state_setSaying']",
    _var_data=VarData(imports={"$/utils/state": [ImportVar(tag="refs")]}),
)
"""Sets the state from outside, so that whoever calls it is not rendered again with it."""
FLUSH = rx.Var("flushSync", _var_data=VarData(imports={"react-dom": [ImportVar(tag="flushSync")]}))


def say_then(then: rx.Var[Any]) -> rx.Var[Any]:
    """Return what React calls at a tap: say what the button says, `then` go on.

    `then` is an expression to run in the browser. Run twice it must do the same: a key
    that is held down taps again before the page has gone on.
    """
    # At once, effects too: what is shown is kept on the device in the same moment.
    follow = f"() => {FLUSH!s}(() => {{ {then!s}; {SET!s}({{}}); }})"
    code = f"((event) => {SET!s}({{ text: event.currentTarget.textContent, then: {follow} }}))"
    return expression(code, then, SET, FLUSH)


class Following(rx.Fragment):
    """Renders nothing: it goes on once the words are painted."""

    saying: rx.Var[Any]

    def add_hooks(self) -> list[str | rx.Var[Any]]:
        """Wait for the frame that paints them, and for the moment after it."""
        then = f"{self.saying!s}.then"
        code = f"() => {{ if ({then}) requestAnimationFrame(() => setTimeout({then})); }}"
        return [effect("useEffect", f"{code}, [{self.saying!s}]", self.saying)]

    def _exclude_props(self) -> list[str]:
        return ["saying"]


@rx.memo
def saying() -> rx.Component:
    """Build the words just chosen; they are read out when the page has gone on."""
    text = state.value.to(dict[str, str])["text"]
    return rx.fragment(
        Following.create(saying=state.value),
        rx.cond(text, rx.el.p(text, class_name="line me", aria_hidden=True), rx.fragment()),
    )
