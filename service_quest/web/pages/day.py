"""The day's customer: one minute, one try; the next day, how it went and what others said."""

from __future__ import annotations

from typing import Any

import reflex as rx
from reflex.vars.function import FunctionVar

from service_quest.domain.scoring import Grade
from service_quest.web.components.customer import any_customer, customer_face, days
from service_quest.web.components.icons import grade_mark, icon
from service_quest.web.content import sentence
from service_quest.web.device import act
from service_quest.web.modules import module
from service_quest.web.player.tables import Table, Words, words_of
from service_quest.web.shell import link, me, shell, told

SYMBOLS = {
    Grade.BEST: "★",
    Grade.GOOD: "●",
    Grade.INACCURACY: "◐",
    Grade.MISTAKE: "○",
    Grade.BLUNDER: "×",
}
"""How grades look in a text to share: told apart by their shapes."""
SHARED = "shared-day"
DAY_MS = 86_400_000


def day_page(language: str) -> rx.Component:
    """Build the page in one language."""
    empty = rx.el.p(sentence(language, "day.nobody"), class_name="empty")
    return shell(
        language,
        *(both_days(language) if any_customer() else [empty]),
        title=sentence(language, "day.title"),
        kind="page day-page",
    )


def both_days(language: str) -> list[rx.Component]:
    """Build today's customer and yesterday's, each from what is known of that day."""
    calendar = days(language)
    day, before = calendar.today, calendar.today - 1
    now, then = calendar.customer_of(day), calendar.tried_on(before)
    return [
        day_today(
            days=calendar.table,
            name=now,
            who=calendar.described(now),
            mine=calendar.try_on(day),
            day=day,
        ),
        day_yesterday(
            days=calendar.table,
            who=calendar.described(then),
            went=module("best", language)[then],
            mine=calendar.try_on(before),
        ),
    ]


@rx.memo
def day_today(
    days: rx.Var[dict[str, Any]],
    name: rx.Var[str],
    who: rx.Var[dict[str, Any]],
    mine: rx.Var[dict[str, Any]],
    day: rx.Var[int],
) -> rx.Component:
    """Build who waits today, and the way in; once met, how it went."""
    say, home = words_of(days, "day"), days["home"].to(str)
    way = home + "play/" + name.to(str) + "/"
    start = link(icon("play"), say["start"], to=way, class_name="btn primary wide")
    again = link(icon("retry"), say["again"], to=way, class_name="btn wide")
    met = rx.fragment(result(days, mine, day), again)
    open_ = rx.fragment(rx.el.p(say["lead"]), start, counts(say, home, day))
    return rx.el.section(
        rx.cond(who, head(who), rx.el.div(class_name="day-head")),
        rx.cond(who, rx.cond(mine, met, open_), rx.fragment()),
        class_name="card day-today",
        custom_attrs={"data-place": who["place"]},
    )


def head(who: Table) -> rx.Component:
    """Build a customer's face and name, with what they come about."""
    return rx.el.div(
        customer_face(who),
        rx.el.div(
            rx.el.h2(who["name"].to(str)),
            rx.el.p(who["title"].to(str), " · ", who["trade"].to(str), class_name="soft"),
        ),
        class_name="day-head",
    )


def counts(say: Words, home: rx.Var[str], day: rx.Var[int]) -> rx.Component:
    """Say what the try counts for: nothing before it is known who is here."""
    how = link(say["guest_how"], to=home + "me/")
    guest = rx.el.p(say["guest"], " ", how, class_name="soft small")
    late = me("counts").to(int) > day.to(int)
    member = rx.el.p(rx.cond(late, say["member_late"], say["member"]), class_name="soft small")
    role = me("role")
    return rx.cond(role, rx.cond(role == "guest", guest, member), rx.fragment())


def result(days: Table, mine: Table, day: rx.Var[int]) -> rx.Component:
    """Build one's own result with what can be shared of it."""
    say = words_of(days, "day")
    given_up = rx.el.p(say["given_up"])
    score = rx.el.p(rx.el.b(mine["recommendation"].to(int)), rx.el.span("/ 10"), class_name="score")
    scored = rx.fragment(score, grades_row(days, mine), sharing(say, shared_text(days, mine, day)))
    return rx.cond(mine["grades"].to(list[str]).length() > 0, scored, given_up)


def grades_row(days: Table, mine: Table) -> rx.Component:
    """Build the grades of the replies as marks, each in words for those who hear the page."""
    said = words_of(days, "grades")
    return rx.el.ol(
        rx.foreach(
            mine["grades"].to(list[str]),
            lambda grade: rx.el.li(
                grade_mark(grade),
                rx.el.span(said[grade], class_name="sr"),
                custom_attrs={"data-grade": grade},
            ),
        ),
        class_name="day-grades",
        aria_label=words_of(days, "day")["grades"],
    )


def shared_text(days: Table, mine: Table, day: rx.Var[int]) -> rx.Var[str]:
    """Return what is shared: the app, the day, the 0-10 and the grades; no word of the talk."""
    symbols = rx.Var.create({str(g): sign for g, sign in SYMBOLS.items()}).to(dict[str, str])
    row = mine["grades"].to(list[str]).map(lambda grade: symbols[grade]).to(list[str]).join("")
    first = words_of(days, "app")["name"].to(str) + " · " + date_words(days, day)
    second = (
        words_of(days, "day")["title"].to(str) + ": " + mine["recommendation"].to_string() + "/10"
    )
    return first + "\n" + second + "\n" + row


def date_words(days: Table, day: rx.Var[int]) -> rx.vars.StringVar:
    """Return a day as the language writes it."""
    written = rx.Var(
        "((locale, moment) => new Intl.DateTimeFormat(locale, "
        "{dateStyle: 'long', timeZone: 'UTC'}).format(moment))"
    )
    moment = day.to(int) * DAY_MS
    return written.to(FunctionVar).call(days["locale"], moment).to(str)


def sharing(say: Words, text: rx.Var[str]) -> rx.Component:
    """Build the text to share and its button: the phone's own way of sharing, or a copy."""
    copied = told("copied") == SHARED
    return rx.el.div(
        rx.el.label(say["share_label"], html_for=SHARED, class_name="label"),
        rx.el.textarea(value=text, id=SHARED, read_only=True, rows="3"),
        rx.el.button(
            icon("share"),
            rx.el.span(rx.cond(copied, say["shared"], say["share"]), aria_live="polite"),
            type="button",
            on_click=act("share", SHARED),
            class_name="btn primary wide",
        ),
        class_name="field day-share",
    )


@rx.memo
def day_yesterday(
    days: rx.Var[dict[str, Any]],
    who: rx.Var[dict[str, Any]],
    went: rx.Var[dict[str, Any]],
    mine: rx.Var[dict[str, Any]],
) -> rx.Component:
    """Build how it went yesterday, for those who were there; nothing for who was not."""
    say, said = words_of(days, "day"), went["said"].to(dict[str, str])[mine["reply"].to(str)]
    card = rx.el.section(
        rx.el.h2(say["yesterday"], class_name="label"),
        head(who),
        rx.cond(said, quote(say["you_said"], said), rx.fragment()),
        compared(say, mine),
        at_best(say, who, went, mine),
        class_name="card day-yesterday",
        custom_attrs={"data-place": who["place"]},
    )
    return rx.el.div(rx.cond(mine & who, card, rx.fragment()))


def quote(label: rx.Var[str], words: rx.Var[str]) -> rx.Component:
    """Build something that was said, under its label."""
    return rx.el.div(
        rx.el.span(label, class_name="label"), rx.el.p(words, class_name="said"), class_name="quote"
    )


def compared(say: Words, mine: Table) -> rx.Component:
    """Say how many opened alike, where enough did for it to tell on nobody."""
    parts = say["alike"].to(str).split("{share}").to(list[str])
    share = rx.el.p(parts[0], rx.el.b(mine["share"].to(int)), parts[1], class_name="day-alike")
    few = rx.el.p(say["few"], class_name="soft")
    known = mine.contains("share")
    return rx.cond(known, share, rx.cond(mine["few"], few, rx.fragment()))


def at_best(say: Words, who: Table, went: Table, mine: Table) -> rx.Component:
    """Build the best way in two lines: how it opens, and what the customer then writes."""
    best = went["best"].to(dict[str, Any])[mine["case"].to(str)].to(dict[str, Any])
    said = went["said"].to(dict[str, str])[best["reply"].to(str)]
    same = rx.el.p(icon("check"), " ", say["best_same"], class_name="day-same")
    opens = rx.cond(best["reply"] == mine["reply"], same, quote(say["best"], said))
    letter = rx.el.blockquote(
        rx.foreach(best["letter"].to(list[str]), rx.el.p),
        rx.el.footer(who["name"].to(str), ", ", say["at_best"]),
        class_name="day-letter",
    )
    return rx.cond(best, rx.fragment(opens, letter), rx.fragment())
