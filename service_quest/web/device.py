"""The device's own part: storage and outbox, the few lines that are JavaScript.

`assets/device.js` is the only hand-written module beside the service worker; it
keeps plays, the progress record and the outbox on the device.
"""

from __future__ import annotations

import reflex as rx
from reflex.utils.imports import ImportVar
from reflex.vars import VarData
from reflex.vars.function import FunctionVar

MODULE = "$/public/device.js"


def device(name: str) -> FunctionVar:
    """Return a function of the device module, imported where it is used."""
    imports = {MODULE: [ImportVar(tag=name)]}
    return rx.Var(name, _var_data=VarData(imports=imports)).to(FunctionVar)
