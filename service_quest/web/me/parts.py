"""The cards of one's own page."""

from __future__ import annotations

from typing import Any

import reflex as rx

from service_quest.web.components.forms import (
    alias_field,
    face_picker,
    field,
    own_address,
    portrait,
    posting_form,
    problem_line,
)
from service_quest.web.components.icons import icon
from service_quest.web.components.rhythm import goal_choice, rhythm_card
from service_quest.web.content import sentence
from service_quest.web.device import act, device, effect
from service_quest.web.insight.sharing import sharing_card
from service_quest.web.me.looks import looks_card
from service_quest.web.me.own import another_password, own_data
from service_quest.web.me.state import MeState, Session
from service_quest.web.shell import link, me, told


class Renewing(rx.Fragment):
    """Renders nothing: after a change the device asks anew who one is."""

    changes: rx.Var[int]

    def add_hooks(self) -> list[str | rx.Var[Any]]:
        """Ask whenever the count of changes has grown."""
        ask = device("send")
        code = f"() => {{ if ({self.changes!s}) {ask.call()!s} }}, [{self.changes!s}]"
        return [effect("useEffect", code, ask, self.changes)]

    def _exclude_props(self) -> list[str]:
        return ["changes"]


def guest(language: str) -> list[rx.Component]:
    """Build what someone sees who has not joined: what that means, and the ways in."""
    return [
        rx.el.section(
            rx.el.h2(sentence(language, "me.guest_title")),
            rx.el.p(sentence(language, "me.guest_text")),
            class_name="card",
        ),
        profile_row(language),
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
        own_data(language),
    ]


def profile_row(language: str) -> rx.Component:
    """Build the way to one's profile."""
    return link(
        icon("ring"),
        rx.el.span(
            sentence(language, "profile.see"),
            rx.el.small(sentence(language, "profile.see_lead")),
            class_name="words",
        ),
        icon("forward"),
        to=f"/{language}/profile/",
        class_name="row alone",
    )


def known(language: str) -> list[rx.Component]:
    """Build what a member sees."""
    trainee = me("role") == "trainee"
    return [
        who(language, trainee),
        profile_row(language),
        problem_line(rx.Var.create(MeState.problem)),
        rhythm_card(language, goal_choice(language, MeState.aim)),
        rx.cond(trainee, appearing(language), rx.fragment()),
        rx.cond(trainee, help_card(language), rx.fragment()),
        rx.cond(trainee, sharing_card(language), rx.fragment()),
        rx.cond(trainee, looks_card(language), rx.fragment()),
        other_phone(language),
        devices(language),
        rx.cond(me("leads"), another_password(language), rx.fragment()),
        own_data(language),
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
        key=me("alias").to(str) + me("face").to(str),
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


def appearing(language: str) -> rx.Component:
    """Build one's own switch for the table of people, where the organisation has one."""
    choices = ((True, "appearing.on"), (False, "appearing.off"))
    card = rx.el.section(
        rx.el.h2(sentence(language, "appearing.title")),
        rx.el.p(sentence(language, "appearing.text"), class_name="soft"),
        rx.el.div(
            *(
                rx.el.button(
                    sentence(language, words),
                    type="button",
                    on_click=MeState.appear(on),
                    custom_attrs={
                        "aria-pressed": rx.cond(me("appears") == on, "true", "false"),
                    },
                )
                for on, words in choices
            ),
            role="group",
            aria_label=sentence(language, "appearing.title"),
            class_name="segmented",
        ),
        class_name="card",
    )
    told_yet = rx.Var.create([True, False]).contains(me("appears"))  # before that undefined
    return rx.cond(told_yet, card, rx.fragment())


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
        rx.cond(made["code"], rx.fragment(code, own_address(language)), rx.fragment()),
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


def device_row(language: str, one: rx.vars.ObjectVar[Session]) -> rx.Component:
    """Build one device."""
    before, after = sentence(language, "me.device_seen").split("{when}")
    seen = rx.Var.create(before) + one.seen.to(str) + after
    label = rx.cond(one.label, one.label, sentence(language, "me.device_unnamed"))
    here = rx.el.span(sentence(language, "me.device_here"), class_name="chip go")
    end = button(language, "me.device_end", MeState.end(one.id), "link")
    return rx.el.li(
        rx.el.span(label, rx.el.small(seen), class_name="words"), rx.cond(one.here, here, end)
    )


def way_out(language: str) -> rx.Component:
    """Build the way out, with what it means; who has no password is asked once more."""
    out = rx.fragment(
        rx.el.button(
            sentence(language, "me.sign_out"),
            type="button",
            class_name="btn wide",
            on_click=act("leave", f"/{language}/"),
        ),
        rx.el.p(sentence(language, "me.sign_out_text"), class_name="soft small"),
    )
    folded = rx.el.details(
        rx.el.summary(sentence(language, "me.sign_out")),
        rx.el.p(sentence(language, "me.sign_out_sure")),
        out,
        class_name="change",
    )
    return rx.el.section(rx.cond(me("leads"), out, folded), class_name="way-out")
