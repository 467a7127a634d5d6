"""Pages that a link opens: they ask the server what the link is for."""

from __future__ import annotations

from typing import Any

import reflex as rx

from service_quest.web.content import sentence
from service_quest.web.device import device, effect
from service_quest.web.shell import link, me, told


class Asking(rx.Fragment):
    """Renders nothing: asks once what the link in the address is for."""

    def add_hooks(self) -> list[str | rx.Var[Any]]:
        """Ask when the page is there."""
        ask = device("invited")
        return [effect("useEffect", f"() => {{ {ask.call()!s} }}, []", ask)]


def invitation(name: str) -> rx.Var[Any]:
    """Return a part of what the server said about the link."""
    return told("invitation").to(dict[str, Any])[name]


def invited(language: str, none: str, **forms: rx.Component) -> rx.Component:
    """Build what stands behind a link: the form of its kind, or why it does not open.

    `none`: the name of the sentence for who has no link.
    """
    waiting = rx.el.p(sentence(language, "join.waiting"), class_name="soft")
    return rx.fragment(
        Asking.create(),
        rx.cond(
            invitation("error"),
            refused(language, none),
            rx.cond(
                invitation("here"),
                already_in(language),
                rx.match(invitation("kind").to(str), *forms.items(), waiting),
            ),
        ),
    )


def already_in(language: str) -> rx.Component:
    """Build what there is for somebody who is signed in: the way on, and the way out."""
    on = rx.cond(me("leads"), f"/{language}/desk/", f"/{language}/")
    return rx.el.div(
        rx.el.p(sentence(language, "join.here"), class_name="lead"),
        link(sentence(language, "join.here_on"), to=on, class_name="btn primary wide"),
        rx.el.p(sentence(language, "join.here_other"), class_name="soft small"),
        link(sentence(language, "me.title"), to=f"/{language}/me/", class_name="link"),
        class_name="stack",
    )


def refused(language: str, none: str) -> rx.Component:
    """Build the plain message about a link that does not open, or is not there."""
    message = invitation("message").to(str)
    here = rx.cond(
        invitation("error").to(str) == "none",
        sentence(language, none),
        sentence(language, "form.away"),
    )
    return rx.el.p(rx.cond(message, message, here), role="alert", class_name="form-problem")
