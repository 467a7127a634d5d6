"""Days and moments as pages show them: short, as each language writes them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import reflex as rx
from reflex.vars.function import FunctionVar

from service_quest.web.content import sentence
from service_quest.web.errors import NoSuchDay


def short_day(day: date | None, language: str, today: date | None = None) -> str:
    """Return a day as `27.11.` or `27 Nov`, with its year if today's is another; a dash for none.

    Without `today` no year is told.
    """
    if day is None:
        return "–"
    told = {"day": day.day, "month": months(language)[day.month - 1]}
    if today is None or day.year == today.year:
        return sentence(language, "times.day", **told)
    return sentence(language, "times.day_of_year", year=day.year, **told)


def months(language: str) -> list[str]:
    """Return the twelve months as they stand in a day."""
    return sentence(language, "times.months").split()


def short_moment(ms: int, language: str, today: date | None = None) -> str:
    """Return the day of a moment (ms since 1970, UTC), as `short_day` does."""
    return short_day(datetime.fromtimestamp(ms / 1000, UTC).date(), language, today)


def day_told(iso: rx.vars.StringVar[str], language: str, form: str = "times") -> rx.Var[str]:
    """Return a day that the browser has as `2026-11-27`, as `short_day` writes it.

    `form`: where the sentences of another way to write it are.
    """
    names = sentence(language, f"{form}.months").split()
    named = rx.Var.create({f"{at:02}": month for at, month in enumerate(names, 1)})
    number = rx.Var("Number").to(FunctionVar).call(iso[8:10]).to(str)
    gaps = {"{day}": number, "{month}": named.to(dict[str, str])[iso[5:7]].to(str)}
    told = rx.Var.create("")
    for part in filter(None, re.split(r"(\{\w+\})", sentence(language, f"{form}.day"))):
        told = told + gaps.get(part, rx.Var.create(part))
    return told


def day_in(text: str) -> date | None:
    """Return the day of a date field; None if it is empty.

    Raises:
        NoSuchDay: it is none.
    """
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise NoSuchDay from error
