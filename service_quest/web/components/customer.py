"""The customer of the day, worked out in the browser: a phone has the coming days with it.

Everything here is a `Var`: an expression that runs in the browser, by the day that the
device's part tells (0 before it has told).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import reflex as rx

from service_quest.web import content
from service_quest.web.modules import module
from service_quest.web.player.tables import Table
from service_quest.web.shell import link, me, told


@dataclass(frozen=True)
class Days:
    """The rota as compiled for a language, and what is known of one's tries."""

    table: Table

    @property
    def today(self) -> rx.vars.NumberVar[int]:
        """The number of the day that it is."""
        return told("today").to(int)

    def customer_of(self, day: rx.vars.NumberVar[int]) -> rx.vars.StringVar:
        """Return the scenario that is a day's customer; empty while there is none."""
        repeat = self.table["repeat"].to(list[str])
        fixed = self.table["dates"].to(dict[str, str])[day.to_string()]
        turn = rx.cond(fixed, fixed, repeat[day % repeat.length()])
        known = (day > 0) & (day >= self.table["since"].to(int))
        return rx.cond(known, turn, "").to(str)

    def described(self, scenario: rx.vars.StringVar) -> Table:
        """Return who a customer is and how it goes best; undefined for what is none."""
        return self.table["customers"].to(dict[str, Any])[scenario].to(dict[str, Any])

    def try_on(self, day: rx.vars.NumberVar[int]) -> Table:
        """Return one's try on a day, as the server has it, else as this device does.

        Undefined where there is none.
        """
        booked = me("daily").to(dict[str, Any])[day.to_string()].to(dict[str, Any])
        record = told("record").to(dict[str, dict[str, Any]])
        here = record[self.customer_of(day)]["tried"].to(dict[str, Any])
        mine = rx.cond(here["day"] == day, here, rx.Var("undefined"))
        return rx.cond(booked, booked, mine).to(dict[str, Any])

    def tried_on(self, day: rx.vars.NumberVar[int]) -> rx.vars.StringVar:
        """Return whom one met on a day: what the server has, else what the rota says."""
        met = self.try_on(day)["scenario"]
        return rx.cond(met, met, self.customer_of(day)).to(str)


def days(language: str) -> Days:
    """Return the customers of the day in a language."""
    return Days(module("days", language))


def any_customer() -> bool:
    """Tell whether this app has customers of the day at all."""
    return bool(content.library().rota.repeat)


def customer_face(who: Table, kind: str = "face round") -> rx.Component:
    """Build the small picture of a customer, round or not; their name stands beside it."""
    source = rx.Var.create("/faces/") + who["look"].to(str) + ".svg"
    return rx.el.img(src=source, alt="", class_name=kind)


def customer_card(language: str) -> rx.Component:
    """Build the way to today's customer for the street; its window is lit when done."""
    if not any_customer():
        return rx.fragment()
    calendar = days(language)
    return customer_row(
        days=calendar.table,
        who=calendar.described(calendar.customer_of(calendar.today)),
        done=calendar.try_on(calendar.today),
    )


@rx.memo
def customer_row(
    days: rx.Var[dict[str, Any]], who: rx.Var[dict[str, Any]], done: rx.Var[dict[str, Any]]
) -> rx.Component:
    """Build the card of a customer, who may not be known yet."""
    say = days["say"].to(dict[str, dict[str, str]])
    there = rx.el.small(who["name"].to(str), " · ", who["trade"].to(str), class_name="soft")
    row = link(
        rx.el.span(
            say["levels"]["daily"],
            rx.cond(who, there, rx.el.small(say["day"]["lead"], class_name="soft")),
        ),
        rx.cond(done, window("1", role="img", aria_label=say["day"]["done"]), window("0")),
        rx.cond(who, customer_face(who), rx.el.span(class_name="face round")),
        to=days["home"].to(str) + "day/",
    )
    return rx.el.section(row, class_name="card day-card")


def window(stars: str, **words: Any) -> rx.Component:
    """Build a window, lit (`1`) or dark (`0`); without words it is silent."""
    silent = {} if words else {"aria_hidden": True}
    return rx.el.span(
        rx.el.i(), class_name="windows", custom_attrs={"data-stars": stars}, **words, **silent
    )
