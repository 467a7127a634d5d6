"""How it is scored: the one rule, printed from the numbers that the engine uses."""

from __future__ import annotations

import reflex as rx

from service_quest.domain import scoring
from service_quest.domain.scenario import METER_MAX, Farewell, Result
from service_quest.domain.scoring import Grade
from service_quest.web.content import sentence
from service_quest.web.shell import shell


def rules_page(language: str) -> rx.Component:
    """Build the rules in one language."""
    return shell(
        language,
        rx.el.p(_say(language, "lead")),
        *outcome(language),
        *section(language, "recommend", "recommend_text"),
        *section(language, "stars", "stars_text", "goals"),
        *grades(language),
        *section(language, "accuracy", "accuracy_text", "turning"),
        *section(language, "first", "first_text"),
        *section(language, "shoes", "shoes_text", "shoes_proven"),
        rx.el.p(_say(language, "proven")),
        rx.el.p(_say(language, "seen")),
        title=_say(language, "title"),
        kind="page prose",
    )


def _say(language: str, name: str) -> str:
    """Return a sentence of the rules with the engine's own numbers in it."""
    return sentence(
        language,
        f"rules.{name}",
        customer=scoring.CUSTOMER_MAX,
        own=METER_MAX,
        most=scoring.CUSTOMER_MAX + METER_MAX,
        open=scoring.recommendation_of(scoring.RESULT_CAP[Result.OPEN]),
        left=scoring.recommendation_of(scoring.RESULT_CAP[Result.LEFT]),
        standing=scoring.STANDING_BALANCE,
        loss=scoring.MISTAKE_LOSS,
        half=scoring.credit_of(scoring.MISTAKE_LOSS),
    )


def section(language: str, title: str, *paragraphs: str) -> list[rx.Component]:
    """Build a heading with its paragraphs."""
    return [
        rx.el.h2(_say(language, title)),
        *(rx.el.p(_say(language, name)) for name in paragraphs),
    ]


def outcome(language: str) -> list[rx.Component]:
    """Build the table of what an ending is worth, with the reasons."""
    fit, farewell = scoring.FIT_POINTS, scoring.FAREWELL_POINTS
    rows = {
        "calm": f"× {scoring.CALM_WEIGHT}",
        "trust": f"× {scoring.TRUST_WEIGHT}",
        "fit": f"{fit['fits']} / {fit['partly']}",
        "farewell": f"{farewell[Farewell.WARM]} / {farewell[Farewell.PLAIN]}",
        "own": "× 1",
    }
    cells = [(_say(language, name), worth) for name, worth in rows.items()]
    return [
        *section(language, "outcome", "outcome_text"),
        table(_say(language, "part"), _say(language, "worth"), cells),
        rx.el.p(_say(language, "outcome_why")),
        rx.el.p(_say(language, "cap")),
    ]


def grades(language: str) -> list[rx.Component]:
    """Build the table of grades by points lost."""
    bounds = (scoring.GOOD_LOSS, scoring.INACCURACY_LOSS, scoring.MISTAKE_LOSS)
    up_to = [sentence(language, "rules.up_to", most=bound) for bound in bounds]
    over = sentence(language, "rules.over", most=bounds[-1])
    lost = [_say(language, "none_lost"), *up_to, over]
    named = [sentence(language, f"grades.{grade}") for grade in Grade]
    return [
        *section(language, "grades", "grades_text"),
        table(
            _say(language, "grades"), _say(language, "lost"), list(zip(named, lost, strict=True))
        ),
        rx.el.p(_say(language, "fewer")),
    ]


def table(left: str, right: str, rows: list[tuple[str, str]]) -> rx.Component:
    """Build a table of two columns, the right one figures."""
    head = rx.el.tr(rx.el.th(left, scope="col"), rx.el.th(right, scope="col", class_name="num"))
    body = (rx.el.tr(rx.el.td(name), rx.el.td(figure, class_name="num")) for name, figure in rows)
    return rx.el.table(rx.el.thead(head), rx.el.tbody(*body))
