"""What pages share: the bar on top, notices, links, and the device's state."""

from __future__ import annotations

from typing import Any

import reflex as rx
from reflex.experimental.client_state import ClientStateVar
from reflex_components_core.react_router.dom import ReactRouterLink

from service_quest.web.components.icons import icon
from service_quest.web.components.pictures import picture
from service_quest.web.content import sentence
from service_quest.web.device import act, device, effect
from service_quest.web.look import appicon

DEVICE: dict[str, Any] = {
    "record": {},
    "settings": {},
    "waiting": 0,
    "offline": False,
    "update": False,
    "install": "",
    "secure": True,
    "lit": "",
    "me": {},
    "meant": {},
    "invitation": {},
    "code": {},
    "copied": "",
    "today": 0,
}
"""What a page shows before the device has told its state."""

state = ClientStateVar.create("device", default=DEVICE)


def told(name: str) -> rx.Var[Any]:
    """Return a part of the device's state, as last told."""
    return state.value.to(dict[str, Any])[name]


def me(name: str) -> rx.Var[Any]:
    """Return what the server last told about who is here; undefined before it did."""
    return told("me").to(dict[str, Any])[name]


def tried(scenario: Any) -> rx.vars.ObjectVar[dict[str, Any]]:
    """Return what the device knows of a scenario; undefined for one never begun."""
    record = told("record").to(dict[str, Any])
    return record[rx.Var.create(scenario).to(str)].to(dict[str, Any])


def plays(scenario: Any) -> rx.vars.NumberVar[int]:
    """Return how often a scenario was played to its end."""
    return rx.cond(tried(scenario), tried(scenario)["plays"], 0).to(int)


def stars(scenario: Any) -> rx.vars.NumberVar[int]:
    """Return the most stars won at a scenario, 0-3."""
    return rx.cond(tried(scenario), tried(scenario)["stars"], 0).to(int)


def played(scenario: Any) -> rx.vars.BooleanVar:
    """Tell whether a scenario has been played to an end."""
    return (plays(scenario) > 0).to(bool)


def filled(text: str | rx.Var[str], **gaps: Any) -> rx.Var[str]:
    """Return a sentence with its gaps filled in the browser: `{count}` by `count=…`."""
    whole = rx.Var.create(text).to(str)
    for gap, value in gaps.items():
        whole = whole.replace(f"{{{gap}}}", rx.Var.create(value).to(str))
    return whole


class Watching(rx.Fragment):
    """Renders nothing: wakes the device's part and hears what it tells."""

    setter: rx.Var[Any]

    def add_hooks(self) -> list[str | rx.Var[Any]]:
        """Watch for as long as the page is there."""
        wake, watch = device("wake"), device("watch")
        alive = f"window.sqAlive(); {wake.call()!s}"
        code = f"() => {{ {alive}; return {watch.call(self.setter)!s}; }}, []"
        return [effect("useEffect", code, wake, watch, self.setter)]

    def _exclude_props(self) -> list[str]:
        return ["setter"]


def watching() -> rx.Component:
    """Build the invisible part that hears what the device tells."""
    return Watching.create(setter=state.set)


def link(
    *children: rx.Component | rx.Var | str, to: str | rx.Var[str], **props: Any
) -> rx.Component:
    """Build a link that stays in the app."""
    return ReactRouterLink.create(*children, to=to, **props)


def shell(
    language: str, *children: rx.Component, title: str = "", kind: str = "page"
) -> rx.Component:
    """Build a page: skip link, bar, content, notices. `title` gives the bar a way back."""
    head = inner_bar(language, title) if title else home_bar(language)
    return rx.el.div(
        watching(),
        skip_link(language),
        head,
        rx.el.main(*children, id="main", tab_index=-1, class_name=kind),
        notices(language),
        class_name="app",
    )


def skip_link(language: str) -> rx.Component:
    """Build the link past the bar, first for those who come by keyboard."""
    # Left to the browser, which moves the focus as well; the router would only scroll.
    by_browser = {"reloadDocument": True}
    text = sentence(language, "app.skip")
    return rx.el.a(text, href="#main", class_name="skip", custom_attrs=by_browser)


def home_bar(language: str) -> rx.Component:
    """Build the bar of the street: the name, and the ways to one's own pages."""
    return rx.el.header(
        rx.el.span(picture(appicon.mark()), sentence(language, "app.name"), class_name="brand"),
        rx.cond(me("team"), bar_link(language, "board", "board"), rx.fragment()),
        rx.cond(me("leads"), bar_link(language, "desk", "desk"), rx.fragment()),
        bar_link(language, "person", "me"),
        bar_link(language, "settings", "settings"),
        class_name="top",
    )


def bar_link(language: str, name: str, page: str) -> rx.Component:
    """Build one of the bar's round links."""
    return link(
        icon(name),
        to=f"/{language}/{page}/",
        aria_label=sentence(language, f"nav.{page}"),
        class_name="icon-btn",
    )


def inner_bar(language: str, title: str) -> rx.Component:
    """Build the bar of an inner page: the way back, and where one is."""
    back = sentence(language, "nav.back")
    return rx.el.header(
        link(icon("back"), to=f"/{language}/", aria_label=back, class_name="icon-btn"),
        rx.el.h1(title),
        class_name="top",
    )


def notices(language: str) -> rx.Component:
    """Build the notices: no network, results waiting, a new version."""
    waiting = told("waiting").to(int)
    return rx.el.div(
        rx.cond(told("offline"), notice("wifi-off", "offline", language), rx.fragment()),
        rx.cond(
            waiting > 0,
            notice_box("cloud-up", "waiting", waiting_words(language, waiting)),
            rx.fragment(),
        ),
        rx.cond(
            told("update"),
            notice_box(
                "light",
                "update",
                sentence(language, "street.update"),
                rx.el.button(
                    sentence(language, "street.update_now"),
                    class_name="btn quiet",
                    type="button",
                    on_click=act("refresh"),
                ),
            ),
            rx.fragment(),
        ),
        class_name="notices",
        role="status",
    )


def waiting_words(language: str, waiting: rx.vars.NumberVar[int]) -> rx.Var[str]:
    """Return how many results wait, in words."""
    many = filled(sentence(language, "street.waiting_many"), count=waiting)
    return rx.cond(waiting == 1, sentence(language, "street.waiting_one"), many)


def notice(name: str, kind: str, language: str) -> rx.Component:
    """Build a notice that only tells."""
    return notice_box(name, kind, sentence(language, f"street.{kind}"))


def notice_box(name: str, kind: str, words: str | rx.Var[str], *more: rx.Component) -> rx.Component:
    """Build a notice with its icon."""
    return rx.el.div(
        icon(name), rx.el.p(words), *more, class_name="notice", custom_attrs={"data-kind": kind}
    )
