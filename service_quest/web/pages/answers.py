"""One person's single answers, for who may look; each look is noted for that person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

import reflex as rx

from service_quest.actions.looking import Answers, see_answers
from service_quest.store.records import Answered
from service_quest.web import content
from service_quest.web.acting import acted, fresh, language_at, name_in, told_why
from service_quest.web.components.forms import problem_line
from service_quest.web.content import sentence
from service_quest.web.house import house
from service_quest.web.shell import link, shell
from service_quest.web.times import short_moment

ASKED_FOR = "person"
"""What the page's address names the person by."""


@dataclass(frozen=True)
class Reply:
    """A reply that was given, and its grade in words."""

    said: str
    grade: str


@dataclass(frozen=True)
class Conversation:
    """A conversation: what it was, when, how it ended, and each reply."""

    title: str
    day: str
    stars: str
    replies: list[Reply]


class AnswersState(rx.State):
    """What one browser shows of one person's answers."""

    name: str = ""
    conversations: rx.Field[list[Conversation]] = rx.field(default_factory=list)
    problem: str = ""
    shown: bool = False

    @rx.event
    async def look(self) -> None:
        """Show the answers of the person that the address names."""
        self.name, self.conversations, self.shown = "", [], False
        self.problem = await told_why(self, self._fetch())

    async def _fetch(self) -> None:
        asked = self.router.url.query_parameters.get(ASKED_FOR)
        at_home, language = house(), language_at(self)
        ask = partial(see_answers, at_home.engine, at_home.clock())
        found = await acted(
            self, lambda token: ask(token, name_in(asked), fresh) if asked else None
        )
        if found is None:
            return
        self.name = found.person.real_name or found.person.alias or ""
        self.conversations = conversations(found, language, at_home.clock().date())
        self.shown = True


def conversations(answers: Answers, language: str, today: date) -> list[Conversation]:
    """Return conversations as they are shown."""
    return [conversation(one, language, today) for one in answers.answered]


def conversation(one: Answered, language: str, today: date) -> Conversation:
    """Return one as it is shown; of words that are no longer in the app the ids are left."""
    library = content.library()
    texts = library.texts(one.scenario, language) if one.scenario in library.scenarios else {}
    grades = [sentence(language, f"grades.{grade}") for grade in one.grades]
    shown = [*grades, *["–"] * (len(one.moves) - len(grades))]
    replies = [
        Reply(texts.get(move, move), grade) for move, grade in zip(one.moves, shown, strict=False)
    ]
    stars = "–" if one.stars is None else f"{one.stars}/3"
    day = short_moment(one.started_at, language, today)
    return Conversation(texts.get("title", one.scenario), day, stars, replies)


def answers_page(language: str) -> rx.Component:
    """Build the page in one language."""
    shown = rx.fragment(
        rx.el.h2(AnswersState.name),
        rx.el.p(sentence(language, "answers.noted"), class_name="soft"),
        rx.el.p(sentence(language, "privacy.not_for_text"), class_name="soft"),
        rx.foreach(AnswersState.conversations, lambda one: card(language, one)),
    )
    off = rx.el.p(sentence(language, "answers.where"), class_name="soft")
    return shell(
        language,
        link(sentence(language, "answers.back"), to=f"/{language}/desk/", class_name="link"),
        problem_line(rx.Var.create(AnswersState.problem)),
        rx.cond(AnswersState.shown, shown, off),
        title=sentence(language, "answers.title"),
        kind="page desk",
    )


def card(language: str, one: rx.vars.ObjectVar[Conversation]) -> rx.Component:
    """Build one conversation, its replies in a list that unfolds."""
    words = rx.Var.create(one.title.to(str)) + " · " + one.day.to(str) + " · " + one.stars.to(str)
    replies = rx.foreach(
        one.replies.to(list[Reply]),
        lambda reply: rx.el.li(reply.said, rx.el.small(rx.Var.create(" ") + reply.grade.to(str))),
    )
    return rx.el.details(
        rx.el.summary(words),
        rx.el.ol(replies, aria_label=sentence(language, "answers.replies")),
        class_name="card",
    )


def answers_link(language: str, person: rx.Var[str]) -> rx.Component:
    """Build the way to someone's answers."""
    start = rx.Var.create(f"/{language}/answers/?{ASKED_FOR}=")
    return rx.el.a(sentence(language, "answers.title"), href=start + person, class_name="link")
