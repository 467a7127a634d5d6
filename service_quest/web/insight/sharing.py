"""Sharing one's brief with one's coordinator: a card of one's own page."""

from __future__ import annotations

from typing import Any

import reflex as rx

from service_quest.actions.briefs import NOTE_MOST, share_brief, shared_note, stop_sharing
from service_quest.web.acting import acted, text_in, told_why
from service_quest.web.components.forms import problem_line
from service_quest.web.content import sentence
from service_quest.web.house import house


class SharingState(rx.State):
    """Whether one shares one's brief, and what one wants to talk about."""

    sharing: bool = False
    note: str = ""
    problem: str = ""

    @rx.event
    async def look(self) -> None:
        """Show whether one shares it."""
        self.problem = await told_why(self, self._fetch())

    @rx.event
    async def share(self, form: dict[str, Any]) -> None:
        """Share it, with a sentence or without one."""
        self.problem = await told_why(self, self._share(form))

    @rx.event
    async def stop(self) -> None:
        """Share it no longer."""
        self.problem = await told_why(self, self._stop())

    async def _fetch(self) -> None:
        self.sharing, self.note = False, ""
        note = await acted(self, lambda token: shared_note(house().engine, token))
        self.sharing, self.note = note is not None, note or ""

    async def _share(self, form: object) -> None:
        note, at_home = text_in(form, "note"), house()
        now = at_home.clock()
        await acted(self, lambda token: share_brief(at_home.engine, now, token, note))
        await self._fetch()

    async def _stop(self) -> None:
        at_home = house()
        await acted(self, lambda token: stop_sharing(at_home.engine, at_home.clock(), token))
        await self._fetch()


def sharing_card(language: str) -> rx.Component:
    """Build the card: what is shared, with whom, and the way to stop."""
    stop = rx.fragment(
        rx.el.p(sentence(language, "share.shared")),
        rx.cond(SharingState.note, rx.el.blockquote(SharingState.note), rx.fragment()),
        rx.el.button(
            sentence(language, "share.stop"),
            type="button",
            class_name="btn",
            on_click=SharingState.stop,
        ),
    )
    return rx.el.section(
        rx.el.h2(sentence(language, "share.title")),
        rx.el.p(sentence(language, "share.text"), class_name="soft"),
        problem_line(rx.Var.create(SharingState.problem)),
        rx.cond(SharingState.sharing, stop, sharing_form(language)),
        class_name="card",
    )


def sharing_form(language: str) -> rx.Component:
    """Build the form by which one shares it."""
    return rx.el.form(
        rx.el.label(
            rx.el.span(sentence(language, "share.note")),
            rx.el.textarea(name="note", max_length=NOTE_MOST),
            rx.el.small(sentence(language, "share.note_optional"), class_name="soft"),
            class_name="field",
        ),
        rx.el.button(sentence(language, "share.go"), type="submit", class_name="btn"),
        class_name="form",
        on_submit=SharingState.share,
    )
