"""The wall: what one has earned and since when, and how to earn the rest. Also offline."""

from __future__ import annotations

from itertools import groupby

import reflex as rx

from service_quest.domain.badges import Badge
from service_quest.web import content
from service_quest.web.components.pins import pin
from service_quest.web.content import sentence
from service_quest.web.shell import me, shell
from service_quest.web.times import day_told


def badges_page(language: str) -> rx.Component:
    """Build the page in one language."""
    families = groupby(content.library().badges, key=lambda badge: badge.family)
    return shell(
        language,
        rx.el.p(sentence(language, "wall.lead"), class_name="lead"),
        *(family(language, name, list(badges)) for name, badges in families),
        title=sentence(language, "wall.title"),
        kind="page wall",
    )


def family(language: str, name: str, badges: list[Badge]) -> rx.Component:
    """Build a part of the wall."""
    return rx.el.section(
        rx.el.h2(sentence(language, f"badges.families.{name}")),
        rx.el.ul(*(hook(language, badge) for badge in badges), class_name="hooks"),
    )


def hook(language: str, badge: Badge) -> rx.Component:
    """Build a badge's place on the wall: earned, or how to earn it."""
    since = me("badges").to(dict[str, str])[badge.id]
    return rx.el.li(
        pin(badge.id, badge.family),
        rx.el.div(
            rx.el.h3(sentence(language, f"badges.{badge.id}.name")),
            rx.cond(since, had(language, badge, since.to(str)), to_come(language, badge)),
        ),
        custom_attrs={"data-earned": rx.cond(since, "true", "false")},
    )


def had(language: str, badge: Badge, since: rx.vars.StringVar[str]) -> rx.Component:
    """Build what is said of a badge that one has."""
    before, after = sentence(language, "wall.have").split("{date}")
    day = rx.Var.create(before) + day_told(since, language, "wall") + after
    return rx.fragment(
        rx.el.p(sentence(language, f"badges.{badge.id}.earned")),
        rx.el.p(day, class_name="chip lit"),
    )


def to_come(language: str, badge: Badge) -> rx.Component:
    """Build how a badge is earned, and how far one is."""
    how = sentence(language, f"badges.{badge.id}.how", scenarios=badge.scenarios)
    count = rx.cond(me("shown"), me("shown").to(dict[str, int])[badge.id], 0).to(int)
    progress = rx.el.p(far(language, count, badge.scenarios), class_name="soft small")
    begun = rx.cond(count > 0, progress, rx.fragment())
    return rx.fragment(rx.el.p(how), begun if badge.scenarios > 1 else rx.fragment())


def far(language: str, count: rx.vars.NumberVar[int], of: int) -> rx.Var[str]:
    """Return how far one is, in words."""
    text = sentence(language, "wall.progress").replace("{of}", str(of))
    before, after = text.split("{count}")
    return rx.Var.create(before) + count.to_string() + after
