"""One run through the moments that are due: where it stands, and what is known of each.

Everything here is a `Var`: an expression that runs in the browser. The list is taken when
the run begins; what the server suggests meanwhile is for the next one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import reflex as rx
from reflex.experimental.client_state import ClientStateVar
from reflex.vars.function import FunctionVar

from service_quest.web.device import device, expression
from service_quest.web.player.tables import Table, Words, words_of

FRESH: dict[str, Any] = {"listed": [], "turn": 0, "picked": -1, "grades": []}
"""Before it begins: no moments, none answered."""
WELL = 1
"""The index of the worst grade that leaves a door open."""

Listed = rx.vars.ArrayVar[list[dict[str, Any]]]


def due_of(listed: Any, today: Any) -> Listed:
    """Return those of the moments suggested whose day has come (`today`: days since 1970)."""
    known = rx.cond(listed, listed, []).to(list[dict[str, Any]])
    return known.filter(lambda one: one["due"].to(int) <= today.to(int)).to(list[dict[str, Any]])


@dataclass(frozen=True)
class Run:
    """The state of a run, and the moments that it goes through."""

    data: Table
    state: ClientStateVar

    @property
    def value(self) -> Table:
        """The state itself."""
        return self.state.value.to(dict[str, Any])

    @property
    def say(self) -> Words:
        """The sentences of practice."""
        return self.sentences("practice")

    def sentences(self, section: str) -> Words:
        """Return the sentences of a section."""
        return words_of(self.data, section)

    @property
    def listed(self) -> Listed:
        """The moments of this run."""
        return self.value["listed"].to(list[dict[str, Any]])

    @property
    def turn(self) -> rx.vars.NumberVar[int]:
        """How many are done."""
        return self.value["turn"].to(int)

    @property
    def picked(self) -> rx.vars.NumberVar[int]:
        """The slot of the reply that was given to the present one, -1 for none yet."""
        return self.value["picked"].to(int)

    @property
    def answered(self) -> rx.vars.BooleanVar:
        """Whether the present one has been answered."""
        return (self.picked >= 0).to(bool)

    @property
    def at(self) -> rx.vars.StringVar:
        """Another text for each step of a run."""
        parts = (self.listed.length(), self.turn, self.picked)
        first, *rest = (part.to_string() for part in parts)
        return (first + " " + rest[0] + " " + rest[1]).to(str)

    @property
    def grades(self) -> rx.vars.ArrayVar[list[int]]:
        """How the replies given so far were graded."""
        return self.value["grades"].to(list[int])

    @property
    def entry(self) -> Table:
        """The present one as it was suggested: moment, principle, day."""
        return self.listed[self.turn].to(dict[str, Any])

    def moment_of(self, entry: Any) -> Table:
        """Return the moment of a suggestion; undefined where this content has it no more."""
        return self.data["moments"].to(dict[str, Any])[entry["moment"].to(str)].to(dict[str, Any])

    @property
    def moment(self) -> Table:
        """The present moment."""
        return self.moment_of(self.entry)

    def customer_of(self, moment: Table) -> Table:
        """Return who is met in a moment."""
        met = self.data["customers"].to(dict[str, Any])
        return met[moment["scenario"].to(str)].to(dict[str, Any])

    @property
    def who(self) -> Table:
        """Who is met in the present moment."""
        return self.customer_of(self.moment)

    @property
    def replies(self) -> Listed:
        """The replies that one could give in it."""
        return self.moment["replies"].to(list[dict[str, Any]])

    @property
    def given(self) -> Table:
        """The reply that one gave."""
        return self.replies[self.picked].to(dict[str, Any])

    @property
    def best(self) -> Table:
        """The reply that would have been best."""
        return self.replies[self.moment["best"].to(int)].to(dict[str, Any])

    @property
    def principle(self) -> Table:
        """What to learn of it: what it was chosen for, or what a poor reply broke."""
        well = self.given["grade"].to(int) <= WELL
        name = rx.cond(well, self.entry["principle"], self.given["principle"]).to(str)
        return (
            self.data["say"]
            .to(dict[str, Any])["principles"]
            .to(dict[str, Any])[name]
            .to(dict[str, Any])
        )

    def grade_name(self, grade: rx.vars.NumberVar[int]) -> rx.vars.StringVar:
        """Return the name of a grade by its number."""
        return self.data["grades"].to(list[str])[grade].to(str)

    def known(self, listed: Listed) -> Listed:
        """Return the suggestions whose moments this content has."""
        return listed.filter(self.moment_of).to(list[dict[str, Any]])

    def change(self, **changes: Any) -> rx.Var[Any]:
        """Return an expression that sets parts of the state."""
        changed = self.value.merge(rx.Var.create(changes))
        return self.state.set.to(FunctionVar).call(changed)

    def begin(self, listed: Listed) -> dict[str, Any]:
        """Return what a button needs to begin with some suggestions."""
        return on_tap(self.change(**(FRESH | {"listed": listed})))

    def answer(self, slot: rx.vars.NumberVar[int], reply: Table) -> dict[str, Any]:
        """Return what a button needs to give a reply: graded here at once, sent when it can be."""
        told = {"moment": self.entry["moment"], "choice": reply["id"], "at": rx.Var("Date.now()")}
        note = device("note").call("/api/practice", rx.Var.create(told))
        grades = self.grades + rx.Var.create([reply["grade"]]).to(list[int])
        return on_tap(note, self.change(picked=slot, grades=grades))

    def go_on(self) -> dict[str, Any]:
        """Return what a button needs to go on to the next moment."""
        return on_tap(self.change(picked=-1, turn=self.turn + 1))


def on_tap(*steps: rx.Var[Any]) -> dict[str, Any]:
    """Return the attribute that has the browser take some steps at a tap, without a server."""
    done = "; ".join(map(str, steps))
    return {"onClick": expression(f"(() => {{ {done}; }})", *steps)}
