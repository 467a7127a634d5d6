"""The compiled tables that a play walks, and one step through them.

Everything here is a `Var`: an expression that runs in the browser.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import reflex as rx

Table = rx.vars.ObjectVar[dict[str, Any]]
Words = rx.vars.ObjectVar[dict[str, str]]


def words_of(table: Table, section: str) -> Words:
    """Return the sentences of a section that come with a table."""
    return table["say"].to(dict[str, dict[str, str]])[section].to(dict[str, str])


@dataclass(frozen=True)
class Step:
    """One step of a play: `source` and `target` positions and the reply between."""

    tables: Tables
    step: Table

    @property
    def source(self) -> rx.vars.NumberVar[int]:
        """The number of the position where the reply was given."""
        return self.step["p"].to(int)

    @property
    def target(self) -> rx.vars.NumberVar[int]:
        """The number of the position it led to."""
        return self.step["to"].to(int)

    @property
    def choice(self) -> rx.vars.NumberVar[int]:
        """The number of the reply."""
        return self.step["c"].to(int)

    @property
    def said(self) -> rx.vars.ArrayVar[list[int]]:
        """The numbers of the lines that answered it."""
        return self.tables.graph["says"].to(list[list[int]])[self.step["say"].to(int)]

    @property
    def loss(self) -> rx.vars.NumberVar[int]:
        """The points that it gave away."""
        best = self.tables.column("best")
        return best[self.source] - best[self.target]

    @property
    def grade(self) -> rx.vars.NumberVar[int]:
        """The index of its grade, 0 best to 4 blunder."""
        turns = self.tables.column("turns")
        slower = rx.cond(turns[self.target] + 1 > turns[self.source], 1, 0)
        rows = self.tables.rules["grade"].to(list[list[int]])
        return rows[slower][self.loss]


@dataclass(frozen=True)
class Tables:
    """The compiled tables that a play walks."""

    graph: Table
    rules: Table

    def column(self, name: str) -> rx.vars.ArrayVar[list[int]]:
        """Return a column of the position table."""
        return self.graph["at"].to(dict[str, list[int]])[name].to(list[int])

    def replies(self, position: rx.vars.NumberVar[int]) -> rx.vars.ArrayVar[list[int]]:
        """Return the numbers of the replies of a position's node."""
        nodes = self.graph["nodes"].to(list[list[int]])
        return nodes[self.column("node")[position]]

    def leads(self, position: rx.vars.NumberVar[int]) -> rx.vars.ArrayVar[list[int]]:
        """Return, reply by reply, the position it leads to, or a negative mark."""
        return self.graph["to"].to(list[list[int]])[position]

    def ending(self, position: rx.vars.NumberVar[int]) -> Table:
        """Return the outcome at a position; undefined where the talk goes on."""
        ends = self.graph["ends"].to(list[dict[str, Any]])
        return ends[self.column("end")[position]].to(dict[str, Any])

    def is_thought(self, line: rx.vars.NumberVar[int]) -> rx.vars.BooleanVar:
        """Tell whether a line goes through the customer's mind unsaid."""
        return self.graph["thoughts"].to(list[int]).contains(line).to(bool)

    def step(self, step: rx.Var[Any]) -> Step:
        """Return a step of the path with what the tables say of it."""
        return Step(self, step.to(dict[str, Any]))
