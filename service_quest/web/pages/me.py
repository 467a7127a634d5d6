"""One's own page: who one is here, where one is signed in, help, another phone, the way out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

import reflex as rx

from service_quest.actions.helping import ask_for_help, take_back_help
from service_quest.actions.sessions import Device, end_session, list_sessions
from service_quest.actions.teams import change_look
from service_quest.web.acting import acted, fresh, language_at, name_in, text_in, told_why
from service_quest.web.components.forms import (
    alias_field,
    face_picker,
    field,
    portrait,
    posting_form,
    problem_line,
)
from service_quest.web.components.icons import icon
from service_quest.web.content import sentence
from service_quest.web.device import act
from service_quest.web.house import house
from service_quest.web.shell import link, me, shell, told
from service_quest.web.times import short_moment


@dataclass(frozen=True)
class Session:
    """One of someone's devices as it is listed."""

    id: str
    label: str
    seen: str
    here: bool


class MeState(rx.State):
    """What one browser shows of its own person."""

    sessions: rx.Field[list[Session]] = rx.field(default_factory=list)
    problem: str = ""

    @rx.event
    async def look(self) -> None:
        """Show where one is signed in."""
        self.problem = ""
        self.problem = await told_why(self, self._fetch())

    @rx.event
    async def end(self, session: str) -> None:
        """Sign one of one's devices out."""
        self.problem = await told_why(self, self._end(session))

    @rx.event
    async def change(self, form: dict[str, Any]) -> Any:
        """Take another alias and face."""
        self.problem = await told_why(self, self._change(form))
        return None if self.problem else self._anew()

    @rx.event
    async def ask(self) -> Any:
        """Tell the coordinator that one wants help."""
        self.problem = await told_why(self, self._ask())
        return None if self.problem else self._anew()

    @rx.event
    async def manage(self) -> Any:
        """Tell the coordinator that one no longer wants help."""
        self.problem = await told_why(self, self._manage())
        return None if self.problem else self._anew()

    def _anew(self) -> Any:
        # The device keeps who one is for offline: it asks as the page opens.
        return rx.redirect(f"/{language_at(self)}/me/", is_external=True)

    async def _fetch(self) -> None:
        found = await acted(self, partial(list_sessions, house().engine))
        self.sessions = [session_of(device) for device in found]

    async def _end(self, session: object) -> None:
        at_home, name = house(), name_in(session)
        await acted(self, lambda t: end_session(at_home.engine, at_home.clock(), t, name))
        await self._fetch()

    async def _change(self, form: object) -> None:
        at_home = house()
        alias, face = text_in(form, "alias"), text_in(form, "face")
        now = at_home.clock()
        await acted(self, lambda t: change_look(at_home.engine, now, t, alias, face))

    async def _ask(self) -> None:
        at_home = house()
        now = at_home.clock()
        await acted(self, lambda t: ask_for_help(at_home.engine, now, t, fresh))

    async def _manage(self) -> None:
        at_home = house()
        await acted(self, lambda t: take_back_help(at_home.engine, at_home.clock(), t))


def session_of(device: Device) -> Session:
    """Return a device as it is listed."""
    known = device.device
    return Session(known.id, known.label, short_moment(known.seen_at), device.here)


def me_page(language: str) -> rx.Component:
    """Build the page in one language: a guest's, or a member's."""
    member = (me("role") != "guest") & me("role").bool()
    return shell(
        language,
        rx.cond(member, rx.fragment(*known(language)), rx.fragment(*guest(language))),
        link(
            icon("eye"),
            rx.el.span(sentence(language, "me.privacy"), class_name="words"),
            icon("forward"),
            to=f"/{language}/privacy/",
            class_name="row alone",
        ),
        title=sentence(language, "me.title"),
        kind="page me-page",
    )


def guest(language: str) -> list[rx.Component]:
    """Build what someone sees who has not joined: what that means, and the ways in."""
    return [
        rx.el.section(
            rx.el.h2(sentence(language, "me.guest_title")),
            rx.el.p(sentence(language, "me.guest_text")),
            class_name="card",
        ),
        rx.el.section(
            rx.el.h2(sentence(language, "me.redeem")),
            rx.el.p(sentence(language, "me.redeem_lead"), class_name="soft"),
            posting_form(
                language,
                "/api/redeem",
                f"/{language}/",
                field(
                    sentence(language, "me.redeem_code"),
                    "code",
                    max_length=16,
                    class_name="code-field",
                    custom_attrs={"autoCapitalize": "characters", "spellCheck": "false"},
                ),
                go="me.redeem_go",
            ),
            class_name="card",
        ),
        link(sentence(language, "me.sign_in"), to=f"/{language}/sign-in/", class_name="link"),
    ]


def known(language: str) -> list[rx.Component]:
    """Build what a member sees."""
    trainee = me("role") == "trainee"
    return [
        who(language, trainee),
        problem_line(MeState.problem),
        rx.cond(trainee, help_card(language), rx.fragment()),
        other_phone(language),
        devices(language),
        way_out(language),
    ]


def who(language: str, trainee: rx.Var[bool]) -> rx.Component:
    """Build who one is here; a trainee can take another alias and face."""
    name = rx.cond(trainee, me("alias"), me("name")).to(str)
    place = rx.cond(me("team"), me("team"), me("organisation")).to(str)
    change = rx.el.details(
        rx.el.summary(icon("pencil"), sentence(language, "me.change")),
        rx.el.form(
            alias_field(language, default_value=me("alias").to(str)),
            face_picker(language, me("face").to(str)),
            rx.el.button(sentence(language, "form.save"), type="submit", class_name="btn primary"),
            class_name="form",
            on_submit=MeState.change,
        ),
        class_name="change",
    )
    return rx.el.section(
        rx.el.div(
            rx.cond(trainee, portrait(me("face").to(str)), rx.fragment()),
            rx.el.div(rx.el.h2(name), rx.el.p(place, class_name="soft")),
            class_name="who-head",
        ),
        rx.cond(trainee, change, rx.fragment()),
        class_name="card who-card",
    )


def help_card(language: str) -> rx.Component:
    """Build the way to say that one wants help, and to take it back."""
    asked = rx.fragment(
        rx.el.p(sentence(language, "me.help_asked")),
        button(language, "me.help_done", MeState.manage),
    )
    ask = rx.fragment(
        rx.el.p(sentence(language, "me.help_text"), class_name="soft"),
        button(language, "me.help_ask", MeState.ask),
    )
    return rx.el.section(
        rx.el.h2(sentence(language, "me.help")), rx.cond(me("help"), asked, ask), class_name="card"
    )


def button(language: str, words: str, event: Any, kind: str = "btn") -> rx.Component:
    """Build a button that does something at once."""
    return rx.el.button(sentence(language, words), type="button", on_click=event, class_name=kind)


def other_phone(language: str) -> rx.Component:
    """Build the short code for another phone."""
    made = told("code").to(dict[str, str])
    code = rx.el.output(
        made["code"].to(str)[0:4], rx.el.i(), made["code"].to(str)[4:8], class_name="code"
    )
    fresh_one = rx.cond(
        made["code"], sentence(language, "me.code_new"), sentence(language, "me.code_make")
    )
    return rx.el.section(
        rx.el.h2(sentence(language, "me.other_phone")),
        rx.el.p(sentence(language, "me.code_lead"), class_name="soft"),
        rx.cond(made["code"], code, rx.fragment()),
        rx.cond(made["error"], problem_line(made["message"].to(str)), rx.fragment()),
        rx.el.button(fresh_one, type="button", on_click=act("makeCode"), class_name="btn"),
        class_name="card",
    )


def devices(language: str) -> rx.Component:
    """Build the list of devices, each with an end to it."""
    return rx.el.section(
        rx.el.h2(sentence(language, "me.devices")),
        rx.el.ul(
            rx.foreach(MeState.sessions, lambda one: device_row(language, one)),
            class_name="devices",
        ),
        class_name="card",
    )


def device_row(language: str, one: rx.Var[Session]) -> rx.Component:
    """Build one device."""
    before, after = sentence(language, "me.device_seen").split("{when}")
    seen = rx.Var.create(before) + one.seen + after
    label = rx.cond(one.label, one.label, sentence(language, "me.device_unnamed"))
    here = rx.el.span(sentence(language, "me.device_here"), class_name="chip go")
    end = button(language, "me.device_end", MeState.end(one.id), "link")
    return rx.el.li(
        rx.el.span(label, rx.el.small(seen), class_name="words"), rx.cond(one.here, here, end)
    )


def way_out(language: str) -> rx.Component:
    """Build the way out, with what it means."""
    return rx.el.section(
        rx.el.button(
            sentence(language, "me.sign_out"),
            type="button",
            class_name="btn wide",
            on_click=act("leave", f"/{language}/"),
        ),
        rx.el.p(sentence(language, "me.sign_out_text"), class_name="soft small"),
        class_name="way-out",
    )
