"""What is assigned, changed and withdrawn: each event asks one action."""

from __future__ import annotations

from typing import Any

import reflex as rx

from service_quest.actions import assignments
from service_quest.web.acting import fresh, name_in, text_in
from service_quest.web.desk.state import DeskState, here
from service_quest.web.desk.tasks import wish_in
from service_quest.web.house import house


class TaskState(DeskState):
    """What is done with assignments."""

    @rx.event
    async def assign(self, form: dict[str, Any]) -> None:
        """Assign to the team shown or to one in it; with a day, as a step of the team's path."""
        if self._is_again(form):
            return
        team = self.team
        await self._do(
            lambda token: assignments.assign(
                *here(), token, house().shelf, wish_in(form, team), fresh
            )
        )

    @rx.event
    async def change(self, form: dict[str, Any]) -> None:
        """Change the terms of an assignment."""
        team = self.team
        await self._do(
            lambda token: assignments.change(
                *here(), token, name_in(text_in(form, "task")), wish_in(form, team)
            )
        )

    @rx.event
    async def withdraw(self, task: str) -> None:
        """Take an assignment back."""
        await self._do(lambda token: assignments.withdraw(*here(), token, name_in(task)))
