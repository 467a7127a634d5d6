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

PIECE = 16_000
"""Characters of a file that are sent in one piece."""
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


def reads(event: Any, most: int) -> Any:
    """Return a file field's event that hands on the file's first `most` bytes, and one more.

    They come as a `data:` address in pieces: no text that a page sends may be long. The
    field is emptied, so that the same file can be chosen anew.
    """
    handed = rx.Var.create(rx.EventChain.create(event, lambda data: [data]))
    code = (
        "((_, happened) => { const file = happened.target.files[0], reader = new FileReader(); "
        f"reader.onload = () => ({handed!s})(reader.result.match(/.{{1,{PIECE}}}/g)); "
        f"if (file) reader.readAsDataURL(file.slice(0, {most + 1})); "
        "happened.target.value = ''; })"
    )
    return rx.Var(code, _var_data=handed._get_all_var_data()).to(FunctionVar, rx.EventChain)


def prints() -> Any:
    """Return an event that prints the page."""
    return rx.Var("(() => window.print())").to(FunctionVar, rx.EventChain)


def device(name: str) -> FunctionVar:
    """Return a function of the device module, imported where it is used."""
    imports = {MODULE: [ImportVar(tag=name)]}
    return rx.Var(name, _var_data=VarData(imports=imports)).to(FunctionVar)
