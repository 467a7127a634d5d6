"""The field guide: what one has met on the street so far, to leaf through. Also offline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import reflex as rx
from reflex.experimental.client_state import ClientStateVar
from reflex.vars.function import FunctionVar

from service_quest.authoring.guide import FAMILIES
from service_quest.web.components.icons import icon
from service_quest.web.components.meaning import meaning_leaf
from service_quest.web.content import sentence
from service_quest.web.device import effect, expression
from service_quest.web.modules import module
from service_quest.web.pages.street import stages
from service_quest.web.player.tables import Table
from service_quest.web.shell import filled, link, played, shell, told

SEARCH = "guide-search"
SPINES = {
    "stages": "map",
    "words": "heart",
    "work": "counter",
    "thoughts": "thought",
    "wishes": "speech",
    "sides": "person",
}
"""The icon on the spine of each family."""
TYPED = rx.Var(f"document.getElementById('{SEARCH}').value")
"""What stands in the field to search in."""
SPLIT = rx.Var(
    '((said) => said.normalize("NFD").replace(/\\p{M}/gu, "").toLowerCase().split(/\\s+/))'
).to(FunctionVar)
"""The words of what was typed, without their diacritics: as `folded` does to the cards."""
FITS = rx.Var("((text, words) => words.every((word) => text.includes(word)))").to(FunctionVar)


class Opening(rx.Fragment):
    """Renders nothing: it opens the leaf that the address names, once it is known what is met.

    What was typed before the browser had taken over is searched then, too.
    """

    known: rx.Var[Any]
    typed: rx.Var[Any]

    def add_hooks(self) -> list[str | rx.Var[Any]]:
        """Open it, and bring it into view."""
        code = (
            '() => { const leaf = document.getElementById(location.hash.slice(1) || "-"), '
            'inner = leaf?.querySelector(":scope > details"); '
            f"if (inner) inner.open = true; leaf?.scrollIntoView(); {self.typed!s}; }}, "
            f"[{self.known!s}]"
        )
        return [effect("useEffect", code, self.known, self.typed)]

    def _exclude_props(self) -> list[str]:
        return ["known", "typed"]


@dataclass(frozen=True)
class Book:
    """The guide in one language, and what is searched in it."""

    table: Table
    query: rx.vars.StringVar

    @property
    def say(self) -> rx.vars.ObjectVar[dict[str, str]]:
        """The page's own sentences."""
        return self.table["say"].to(dict[str, str])

    @property
    def cards(self) -> rx.vars.ArrayVar[list[dict[str, Any]]]:
        """All cards."""
        return self.table["cards"].to(list[dict[str, Any]])

    def of(self, family: str) -> rx.vars.ArrayVar[list[dict[str, Any]]]:
        """Return the cards of a family."""
        return self.cards.filter(lambda card: card["family"] == family).to(list[dict[str, Any]])

    def is_met(self, card: Table) -> rx.vars.BooleanVar:
        """Tell whether a scenario that opens a card has been played."""
        met = card["meets"].to(list[str]).filter(played)
        return (met.to(list[str]).length() > 0).to(bool)

    def is_found(self, card: Table) -> rx.vars.BooleanVar:
        """Tell whether all that was typed stands on a card, as far as it can be seen."""
        text = rx.cond(self.is_met(card), card["find"], card["find_locked"])
        return FITS.call(text, SPLIT.call(self.query)).to(bool)

    def way(self, scenario: rx.Var[Any]) -> rx.Var[str]:
        """Return the address of a scenario."""
        return self.table["home"].to(str) + "play/" + scenario.to(str) + "/"


def guide_page(language: str) -> rx.Component:
    """Build the page in one language."""
    return shell(
        language,
        rx.el.p(sentence(language, "guide.lead"), class_name="lead"),
        guide_book(guide=module("guide", language)),
        meaning_leaf(language, stages()),
        title=sentence(language, "guide.title"),
        kind="page guide",
    )


@rx.memo
def guide_book(guide: rx.Var[dict[str, Any]]) -> rx.Component:
    """Build the search and the families of cards."""
    query = ClientStateVar.create("query", default="", global_ref=False)
    book = Book(guide.to(dict[str, Any]), query.value.to(str))
    return rx.el.div(
        Opening.create(known=told("today"), typed=query.set.to(FunctionVar).call(TYPED)),
        search(book, query),
        *(family(book, name) for name in FAMILIES),
    )


def search(book: Book, query: ClientStateVar) -> rx.Component:
    """Build the field to search in, and how much is open or found."""
    typed = query.set.to(FunctionVar).call(rx.Var("happened.target.value"))
    met, found = (book.cards.filter(which).length() for which in (book.is_met, book.is_found))
    have = filled(book.say["have"], count=met, of=book.cards.length())
    some = rx.cond(met > 0, have, book.say["none_yet"])
    hits = rx.cond(found > 0, filled(book.say["found"], count=found), book.say["nothing"])
    return rx.el.div(
        rx.el.label(book.say["search"], html_for=SEARCH),
        rx.el.input(
            type="search",
            id=SEARCH,
            auto_complete="off",
            custom_attrs={"onInput": expression(f"((happened) => {typed!s})", typed)},
        ),
        rx.el.p(rx.cond(book.query.strip() != "", hits, some), role="status"),
        class_name="field guide-search",
        role="search",
    )


def family(book: Book, name: str) -> rx.Component:
    """Build the part of a family: its spine with how much of it is open, and its leaves."""
    words = book.table["families"].to(dict[str, dict[str, str]])[name]
    cards = book.of(name)
    met, found = cards.filter(book.is_met).length(), cards.filter(book.is_found).length()
    count = filled(book.say["have"], count=met, of=cards.length())
    return rx.el.section(
        rx.el.header(
            rx.el.span(icon(SPINES[name]), class_name="spine-mark"),
            rx.el.h2(words["name"]),
            rx.el.p(words["lead"], class_name="soft"),
            rx.el.p(count, class_name="chip"),
        ),
        rx.el.ul(rx.foreach(cards, lambda card: leaf(book, card))),
        id=name,
        class_name="family",
        custom_attrs={"data-family": name, "hidden": found == 0},
    )


def leaf(book: Book, card: Table) -> rx.Component:
    """Build a card, open to read or still to be met."""
    return rx.el.li(
        rx.cond(book.is_met(card), met_leaf(book, card), locked_leaf(book, card)),
        key=card["id"],
        id=card["id"],
        custom_attrs={"hidden": ~book.is_found(card)},
    )


def met_leaf(book: Book, card: Table) -> rx.Component:
    """Build a card that has been met; it opens in its place."""
    return rx.el.details(
        rx.el.summary(rx.el.h3(card["title"].to(str)), icon("down")),
        rx.el.p(card["text"].to(str), class_name="leaf-text"),
        example(book, card),
        rx.el.div(
            icon("light"),
            rx.el.h4(book.say["try"], class_name="label"),
            rx.el.p(card["try"].to(str)),
            class_name="leaf-try",
        ),
        class_name="leaf",
    )


def example(book: Book, card: Table) -> rx.Component:
    """Build the first example whose scenario was played, else tell where there is one."""
    examples = card["examples"].to(list[dict[str, Any]])
    known = examples.filter(lambda one: played(one["scenario"].to(str)))
    shown = known.to(list[dict[str, Any]])[0].to(dict[str, Any])
    ahead = examples[0].to(dict[str, Any])
    way = link(ahead["title"].to(str), to=book.way(ahead["scenario"]), class_name="link")
    waits = rx.el.p(book.say["waits"], " ", way, class_name="leaf-waits")
    return rx.cond(shown, quoted(book, shown), waits)


def quoted(book: Book, shown: Table) -> rx.Component:
    """Build an example: who said what, and the story that it is from."""
    title = link(shown["title"].to(str), to=book.way(shown["scenario"]), class_name="link")
    return rx.el.figure(
        rx.el.figcaption(rx.el.span(book.say["example"], class_name="label"), title),
        rx.foreach(
            shown["lines"].to(list[dict[str, str]]),
            lambda line: rx.el.p(
                rx.el.b(line["by"]), line["text"], custom_attrs={"data-who": line["who"]}
            ),
        ),
        class_name="leaf-example",
    )


def locked_leaf(book: Book, card: Table) -> rx.Component:
    """Build the way to a card that is still to be met."""
    return link(
        icon("door"),
        rx.el.span(card["locked"].to(str)),
        icon("forward"),
        to=book.way(card["way"]),
        class_name="leaf locked",
    )
