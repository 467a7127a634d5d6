"""What comes about far from where one tapped is brought into view, and read out."""

from __future__ import annotations

from typing import Any

import reflex as rx

from service_quest.web.device import effect


class Coming(rx.Fragment):
    """Renders nothing: brings the part with the id `part` into view whenever `made` is another.

    The part takes the focus, so it has a `tab_index` of -1.
    """

    made: rx.Var[str]
    part: rx.Var[str]

    def add_hooks(self) -> list[str | rx.Var[Any]]:
        """Bring its head into view."""
        code = (
            f"() => {{ const part = document.getElementById({self.part!s}); "
            'part?.scrollIntoView({ block: "start" }); part?.focus({ preventScroll: true }); }, '
            f"[{self.made!s}]"
        )
        return [effect("useEffect", code, self.made)]

    def _exclude_props(self) -> list[str]:
        return ["made", "part"]
