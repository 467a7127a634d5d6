"""The device's own part: storage and outbox, the few lines that are JavaScript.

`assets/device.js` is the only hand-written module beside the service worker; it
keeps plays, the progress record and the outbox on the device.
"""

from __future__ import annotations

from typing import Any

import reflex as rx
from reflex.utils.imports import ImportVar
from reflex.vars import VarData
from reflex.vars.function import FunctionVar

MODULE = "$/public/device.js"


def effect(hook: str, code: str, *used: rx.Var[Any]) -> rx.Var[Any]:
    """Return a React hook (`useEffect` …) that runs `code`, with the imports of what it uses."""
    react = rx.Var(hook, _var_data=VarData(imports={"react": [ImportVar(tag=hook)]}))
    return expression(f"{hook}({code})", react, *used)


def expression(code: str, *used: rx.Var[Any]) -> rx.Var[Any]:
    """Return what the browser works out from `code`, with the imports of what it uses."""
    data = VarData.merge(*(var._get_all_var_data() for var in used))
    return rx.Var(code, _var_data=data)


def act(name: str, *arguments: Any) -> Any:
    """Return an event that calls a function of the device's part."""
    call = device(name).call(*arguments)
    return expression(f"(() => {call!s})", call).to(FunctionVar, rx.EventChain)


def hears(name: str, *arguments: Any) -> Any:
    """Return a form's event that hands what happened to a function of the device's part."""
    call = device(name).call(rx.Var("happened"), *arguments)
    return expression(f"((_, happened) => {call!s})", call).to(FunctionVar, rx.EventChain)


def device(name: str) -> FunctionVar:
    """Return a function of the device module, imported where it is used."""
    imports = {MODULE: [ImportVar(tag=name)]}
    return rx.Var(name, _var_data=VarData(imports=imports)).to(FunctionVar)
