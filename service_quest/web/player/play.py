"""One play in the browser: its state, and the tables that it walks.

Everything here is a `Var`: an expression that runs in the browser. The state is
the list of steps taken; where the conversation stands, what was said and how it
went are read from the compiled tables, so no rule is written a second time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import reflex as rx
from reflex.experimental.client_state import ClientStateVar
from reflex.vars.function import FunctionVar

from service_quest.domain.scenario import Goal, Side
from service_quest.domain.scoring import STANDING_BALANCE
from service_quest.web.device import device
from service_quest.web.player.saying import say_then
from service_quest.web.player.tables import Step, Table, Tables

MOST_STARS = 3
LOW_BALANCE = 3
"""At or below this, replies begin to slip away (B6)."""
GONE_WRONG = 2
"""The index of the grade (an inaccuracy) from which the opening stops for a second thought."""

FRESH: dict[str, Any] = {
    "id": "",
    "case": 0,
    "parting": 0,
    "path": [],
    "started": 0,
    "first": True,
    "practice": False,
    "asked": 0,
    "hurry": -1,
    "other": [],
    "told": False,
    "asking": False,
}
"""A play before the browser has taken over: no id yet, nothing said."""


@dataclass(frozen=True)
class Play:
    """The state of one play and what can be done with it."""

    tables: Tables
    state: ClientStateVar

    @property
    def value(self) -> Table:
        """The state itself."""
        return self.state.value.to(dict[str, Any])

    @property
    def path(self) -> rx.vars.ArrayVar[list[dict[str, Any]]]:
        """The steps taken so far."""
        return self.value["path"].to(list[dict[str, Any]])

    @property
    def case(self) -> rx.vars.NumberVar[int]:
        """The index of the case that was drawn."""
        return self.value["case"].to(int)

    @property
    def parting(self) -> rx.vars.NumberVar[int]:
        """The index of how one last parted from a regular, 0 plain."""
        return self.value["parting"].to(int)

    @property
    def start(self) -> rx.vars.NumberVar[int]:
        """The number of the position where the conversation began."""
        starts = self.tables.graph["start"].to(list[list[int]])
        return starts[self.parting].to(list[int])[self.case]

    @property
    def position(self) -> rx.vars.NumberVar[int]:
        """The number of the position where the conversation stands."""
        last = self.path[-1]["to"].to(int)
        return rx.cond(self.path.length() > 0, last, self.start).to(int)

    @property
    def opening(self) -> rx.vars.ArrayVar[list[int]]:
        """The numbers of the lines that open the conversation."""
        openings = self.tables.graph["opening"].to(list[list[int]])
        said = openings[self.parting].to(list[int])[self.case]
        return self.tables.graph["says"].to(list[list[int]])[said]

    @property
    def ended(self) -> rx.vars.BooleanVar:
        """Whether the conversation is over."""
        return (self.tables.column("end")[self.position] >= 0).to(bool)

    @property
    def hurried(self) -> rx.vars.BooleanVar:
        """Whether what stands there now was taken up again or tapped through: it comes at once."""
        return (self.value["hurry"].to(int) >= self.path.length()).to(bool)

    @property
    def last(self) -> Step:
        """The last step taken."""
        return self.tables.step(self.path[-1])

    def meter(self, name: str) -> rx.vars.NumberVar[int]:
        """Return a meter as it stands now, 0-10."""
        return self.tables.column(name)[self.position]

    @property
    def low(self) -> rx.vars.BooleanVar:
        """Whether the trainee's balance is low."""
        return (self.meter("balance") <= LOW_BALANCE).to(bool)

    @property
    def outcome(self) -> Table:
        """What the ending was worth; undefined while the talk goes on."""
        return self.tables.ending(self.position)

    @property
    def at_own_expense(self) -> rx.vars.BooleanVar:
        """Whether the goal was reached with too little balance left (B1)."""
        two = self.outcome["stars"].to(int) == MOST_STARS - 1
        return (two & (self.meter("balance") < STANDING_BALANCE)).to(bool)

    def thoughts_of(self, step: Step) -> rx.vars.ArrayVar[list[int]]:
        """Return the inner thoughts that a reply brought out."""
        return step.said.filter(self.tables.is_thought).to(list[int])

    @property
    def thoughts(self) -> rx.vars.ArrayVar[list[int]]:
        """The inner thoughts that the last reply brought out."""
        said = rx.cond(self.path.length() > 0, self.last.said, [])
        return said.to(list[int]).filter(self.tables.is_thought).to(list[int])

    @property
    def last_said(self) -> rx.vars.NumberVar[int]:
        """How many lines came after the last reply."""
        said = rx.cond(self.path.length() > 0, self.last.said, self.opening)
        return said.to(list[int]).length()

    @property
    def noted(self) -> rx.vars.BooleanVar:
        """Whether the trainee has said that none of the present replies is theirs."""
        other = self.value["other"].to(list[dict[str, int]])
        return (other[-1]["turn"] == self.path.length()).to(bool)

    def note(self) -> rx.EventChain:
        """Return the event of keeping what one would say instead."""
        node = self.tables.column("node")[self.position]
        return self.state.set_value(device("noted").call(self.value, node))

    @property
    def mood(self) -> rx.vars.NumberVar[int]:
        """The customer's face, 0 angry to 4 glad."""
        return self.tables.rules["mood"].to(list[int])[self.meter("calm")]

    @property
    def is_opening(self) -> rx.vars.BooleanVar:
        """Whether this is the newcomer's first minute."""
        return (self.tables.graph["level"].to(str) == "opening").to(bool)

    @property
    def as_customer(self) -> rx.vars.BooleanVar:
        """Whether the trainee is the customer."""
        return (self.tables.graph["side"].to(str) == Side.CUSTOMER).to(bool)

    @property
    def to_stop(self) -> rx.vars.BooleanVar:
        """Whether the goal is a safe stop: it has turned to abuse (B6)."""
        return (self.tables.graph["goal"].to(str) == Goal.SAFE_STOP).to(bool)

    @property
    def turns_least(self) -> rx.vars.NumberVar[int]:
        """The fewest turns to the best ending."""
        return self.tables.column("turns")[self.start]

    @property
    def must_ask(self) -> rx.vars.BooleanVar:
        """Whether to stop for a second thought: in the opening, after a bad move."""
        unasked = self.path.length() > self.value["asked"].to(int)
        return (self.is_opening & unasked & (self.last.grade >= GONE_WRONG)).to(bool)

    def principle(self, step: Step) -> rx.vars.StringVar:
        """Return the id of the principle that a step keeps or breaks."""
        choices = self.tables.graph["choices"].to(list[dict[str, list[str]]])
        return choices[step.choice]["principles"].to(list[str])[0]

    def change(self, **changes: Any) -> rx.EventChain:
        """Return an event that sets parts of the state."""
        return self.state.set_value(self.value.merge(rx.Var.create(changes)))

    def take(self, slot: rx.vars.NumberVar[int]) -> rx.Var[Any]:
        """Return what React calls for giving the reply in a slot of the present node."""
        position = self.position
        step = {
            "p": position,
            "c": self.tables.replies(position)[slot],
            "to": self.tables.leads(position)[slot],
            "say": self.tables.graph["say"].to(list[list[int]])[position][slot],
            "at": device("elapsed").call(self.value["started"]),
        }
        path = self.path + rx.Var.create([step]).to(list)
        taken = self.value.merge(rx.Var.create({"path": path, "asking": False}))
        return say_then(self.state.set.to(FunctionVar).call(taken))

    def replay_from(self, turn: rx.Var[int] | int) -> rx.EventChain:
        """Return the event of a practice play that goes on before step `turn`."""
        changed = device("replayed").call(self.value, turn, self.tables.graph)
        return self.state.set_value(changed)

    def start_anew(self) -> rx.EventChain:
        """Return the event of a play from the beginning, with a new draw of the case."""
        changed = device("anew").call(self.value, self.tables.graph)
        return self.state.set_value(changed)

    def losses(self) -> rx.vars.ArrayVar[list[int]]:
        """Return the points lost, step by step."""
        return self.losses_of(self.path)

    def losses_of(self, steps: rx.vars.ArrayVar[Any]) -> rx.vars.ArrayVar[list[int]]:
        """Return the points lost by some of the steps."""
        return steps.map(lambda step: self.tables.step(step).loss).to(list[int])

    def grades(self) -> rx.vars.ArrayVar[list[str]]:
        """Return the grades of the replies, step by step."""
        names = self.tables.rules["grades"].to(list[str])
        return self.path.map(lambda step: names[self.tables.step(step).grade]).to(list[str])

    def accuracy(self) -> rx.vars.NumberVar[int]:
        """Return the mean credit of the steps, rounded half up."""
        return self.accuracy_of(self.path)

    def accuracy_of(self, steps: rx.vars.ArrayVar[Any]) -> rx.vars.NumberVar[int]:
        """Return the mean credit of some of the steps, rounded half up."""
        credit = self.tables.rules["credit"].to(list[int])
        total = self.losses_of(steps).reduce(lambda sum_, loss: sum_ + credit[loss], 0)
        return (total.to(int) / steps.length() + 0.5) // 1

    def turning_point(self) -> rx.vars.NumberVar[int]:
        """Return the index of the costliest step, -1 where none cost enough."""
        losses = self.losses()
        worst = rx.Var("Math.max").to(FunctionVar).call(rx.Var(f"...{losses!s}"))
        index = rx.Var(f"{losses!s}.indexOf({worst!s})")
        least = self.tables.rules["turning"].to(int)
        return rx.cond(worst.to(int) >= least, index, -1).to(int)
