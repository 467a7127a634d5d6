"""One moment as the player shows a conversation: a face, what was said, the replies."""

from __future__ import annotations

from typing import Any

import reflex as rx

from service_quest.web.components.customer import customer_face
from service_quest.web.components.icons import grade_mark, icon
from service_quest.web.device import effect
from service_quest.web.player.faces import marked_unseen
from service_quest.web.player.replies import TAPPED
from service_quest.web.player.tables import Table
from service_quest.web.practice.run import Run
from service_quest.web.shell import filled, link

ME = "me"


def moment_now(run: Run) -> rx.Component:
    """Build the present moment, and after the reply what came of it."""
    return rx.el.div(
        Focusing.create(at=run.at),
        bar(run),
        scene(run),
        transcript(run),
        under_thumb(run),
        class_name="talk practice",
        custom_attrs={
            "data-place": run.who["place"],
            "data-turn": 3,
            **marked_unseen(run.who["channel"].to(str)),
        },
    )


class Focusing(rx.Fragment):
    """Renders nothing: leads the keyboard and the reader to what has just come."""

    at: rx.Var[str]

    def add_hooks(self) -> list[str | rx.Var[Any]]:
        """Do so with every moment and every reply."""
        there = "document.querySelector('.practice .replies, .practice-done')"
        code = f"() => {there}?.focus({{ preventScroll: true }}), [{self.at!s}]"
        return [effect("useEffect", code, self.at)]

    def _exclude_props(self) -> list[str]:
        return ["at"]


def bar(run: Run) -> rx.Component:
    """Build the bar on top: the way out, who is there, and how far one is."""
    who, say = run.who, run.say
    turn, count = run.turn + 1, run.listed.length()
    told = filled(say["turn"], turn=turn, count=count)
    home = run.data["home"].to(str)
    return rx.el.header(
        link(icon("close"), to=home, aria_label=say["leave"], class_name="icon-btn"),
        rx.el.h1(
            rx.el.b(who["name"].to(str)),
            rx.el.span(who["trade"].to(str)),
            class_name="talk-title",
        ),
        rx.el.p(
            rx.el.span(told, class_name="sr"),
            rx.el.span(turn, " / ", count, aria_hidden=True),
            class_name="chip num",
        ),
        class_name="talk-bar",
    )


def scene(run: Run) -> rx.Component:
    """Build the customer's face and, once it shows, what goes through their mind."""
    moods = run.data["moods"].to(dict[str, dict[str, str]])[run.who["side"].to(str)]
    thought = run.given["thought"].to(str)
    cloud = rx.el.p(
        rx.el.span(
            run.who["name"].to(str), " ", run.sentences("player")["thinks"], ": ", class_name="sr"
        ),
        thought,
        class_name="thought",
        role="status",
    )
    return rx.el.div(
        rx.el.p(moods[run.moment["mood"].to_string()], class_name="mood"),
        customer_face(run.who, "face"),
        rx.cond(run.answered & (thought != ""), cloud, rx.fragment()),
        class_name="scene",
    )


def transcript(run: Run) -> rx.Component:
    """Build what it is about, what led here, and after the reply what came of it."""
    moment, given = run.moment, run.given
    after = rx.fragment(
        rx.el.p(you(run), given["say"].to(str), class_name="line me"), lines(run, given["then"])
    )
    return rx.el.div(
        rx.el.div(
            rx.el.p(run.who["summary"].to(str), class_name="line narrator"),
            lines(run, moment["before"]),
            lines(run, moment["lines"]),
            rx.cond(run.answered, after, rx.fragment()),
            class_name="lines",
        ),
        class_name="talk-scroll",
        # Those who come by keyboard can scroll it too.
        tab_index=0,
        role="log",
        aria_live="polite",
        aria_label=run.sentences("player")["transcript"],
    )


def lines(run: Run, said: Any) -> rx.Component:
    """Build lines, each a pair of who says it and what."""
    return rx.foreach(said.to(list[list[str]]), lambda pair: line(run, pair.to(list[str])))


def line(run: Run, pair: rx.vars.ArrayVar[list[str]]) -> rx.Component:
    """Build one line, under the name of who says it unless that is plain to see."""
    by, words = pair[0].to(str), pair[1].to(str)
    plain = (by == "customer") | (by == "narrator")
    who = rx.el.span(run.sentences("speakers")[by], class_name="who")
    named = rx.cond(plain, rx.fragment(), rx.cond(by == ME, you(run), who))
    return rx.el.p(named, words, class_name=rx.Var.create("line ") + by)


def you(run: Run) -> rx.Component:
    """Build the trainee's own name, for those who hear the page."""
    return rx.el.span(run.sentences("player")["you"], ": ", class_name="sr")


def under_thumb(run: Run) -> rx.Component:
    """Build the replies; once one is given, what it was worth and the way on."""
    cards = rx.foreach(run.replies, lambda reply, slot: card(run, reply, slot))
    last = run.turn + 1 >= run.listed.length()
    onward = rx.el.button(
        rx.cond(last, run.say["finish"], run.say["next"]),
        type="button",
        class_name="btn primary wide",
        custom_attrs=run.go_on(),
    )
    return rx.el.div(
        rx.cond(run.answered, rx.fragment(), cards),
        rx.el.div(rx.cond(run.answered, verdict(run), rx.fragment()), role="status"),
        rx.cond(run.answered, onward, rx.fragment()),
        tab_index=-1,
        role="group",
        aria_label=run.sentences("player")["replies"],
        class_name="replies",
        # So its movement starts anew, and no tap answers what is yet unseen.
        custom_attrs={"data-odd": rx.cond(run.answered, "", rx.Var("undefined"))},
    )


def card(run: Run, reply: Any, slot: Any) -> rx.Component:
    """Build one reply."""
    mine = reply.to(dict[str, Any])
    tapped = TAPPED | run.answer(slot.to(int), mine)
    return rx.el.button(mine["say"].to(str), class_name="reply", type="button", custom_attrs=tapped)


def verdict(run: Run) -> rx.Component:
    """Build what the reply was worth, what was better, and what to keep of it."""
    grade = run.grade_name(run.given["grade"].to(int))
    words = run.sentences("grades")[grade].to(str)
    better = rx.el.p(
        rx.el.span(run.say["better"], class_name="label"),
        run.best["say"].to(str),
        class_name="said",
    )
    return rx.el.div(
        rx.el.p(
            grade_mark(grade),
            rx.el.b(filled(run.say["graded"], grade=words), class_name="grade-word"),
            class_name="verdict-head",
        ),
        rx.cond(run.given["grade"].to(int) > 0, better, rx.fragment()),
        rx.el.p(icon("light"), run.principle["rule"].to(str), class_name="verdict-rule"),
        class_name="verdict",
        custom_attrs={"data-grade": grade},
    )


def marks(run: Run) -> rx.Component:
    """Build the grades of the whole run, each in words for those who hear the page."""

    def mark(grade: Any) -> rx.Component:
        name = run.grade_name(grade.to(int))
        said = rx.el.span(run.sentences("grades")[name], class_name="sr")
        return rx.el.li(grade_mark(name), said, custom_attrs={"data-grade": name})

    return rx.el.ol(rx.foreach(run.grades, mark), class_name="went", aria_label=run.say["went"])


def who_was_there(who: Table) -> rx.Component:
    """Build a customer's small face beside name and title."""
    return rx.el.div(
        customer_face(who),
        rx.el.p(rx.el.b(who["name"].to(str)), rx.el.br(), who["title"].to(str)),
        class_name="cluster",
        custom_attrs={"data-place": who["place"]},
    )
