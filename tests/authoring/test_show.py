"""`content show` draws a dialogue that Mermaid can read, with best play marked."""

from __future__ import annotations

import re
from pathlib import Path

from service_quest.authoring.show import best_steps, mermaid
from service_quest.authoring.source import ScenarioSource
from service_quest.domain.analysis import analyse
from tests.authoring.umbrella import reading

ARROW = re.compile(r'    (n_\w+) (-->|==>)\|"([^"]*)"\| (n_\w+)')


def drawn(source: ScenarioSource | None) -> str:
    assert source
    return mermaid(source, source.texts)


def test_best_play_is_drawn_thick(tmp_path: Path) -> None:
    chart = drawn(reading(tmp_path).source)
    thick = [(a, b) for a, arrow, _, b in ARROW.findall(chart) if arrow == "==>"]
    assert thick == [("n_hello", "n_offer"), ("n_offer", "n_bye")]


def test_every_node_and_every_way_is_drawn(tmp_path: Path) -> None:
    chart = drawn(reading(tmp_path).source)
    arrows = {(a, b) for a, _, _, b in ARROW.findall(chart)}
    assert ("n_offer", "n_cold") in arrows
    assert ("n_hello", "n_cold") in arrows
    for node in ("hello", "offer", "bye", "cold"):
        assert f"<b>{node}</b>" in chart


def test_endings_are_round_and_say_how_they_went(tmp_path: Path) -> None:
    assert 'n_bye(["<b>bye</b><br/>Aitäh teile!<br/>(agreed, warm)"])' in drawn(
        reading(tmp_path).source
    )


def test_cases_are_noted_with_what_fits(tmp_path: Path) -> None:
    assert "%% rain: Väljas sajab ja buss läheb kohe. → swap" in drawn(reading(tmp_path).source)


def test_signs_that_mermaid_reads_are_escaped(tmp_path: Path) -> None:
    found = reading(tmp_path, ("say: Kuidas see juhtus?", "say: 'Kas <nii> \"või\" | naa?'"))
    assert "Kas #lt;nii> #quot;või#quot; #124; naa? · ask" in drawn(found.source)


TWO_CASES = (
    (
        "    fits: [swap]\n",
        "    fits: [swap]\n  gift:\n    truth: See oli kink.\n    fits: [mend]\n",
    ),
    ("solutions:\n", "solutions:\n  mend: Parandame ära\n"),
    (
        "        say: Ilm on tõesti kehv.\n        kind: agree\n        to: cold",
        "        {say: Parandan ära., kind: offer, offers: mend, to: [{to: bye, lands: true}]}",
    ),
)


def test_where_best_play_differs_the_cases_are_named(tmp_path: Path) -> None:
    chart = drawn(reading(tmp_path, *TWO_CASES).source)
    labels = {label for _, arrow, label, _ in ARROW.findall(chart) if arrow == "==>"}
    assert labels == {
        "Kuidas see juhtus? · ask",
        "Võtke kohe uus. · offer [rain]",
        "Parandan ära. · offer [gift]",
    }


def test_best_play_knows_the_cases_of_each_step(tmp_path: Path) -> None:
    source = reading(tmp_path, *TWO_CASES).source
    assert source
    steps = best_steps(analyse(source.scenario))
    assert steps["hello", "hello.ask", "offer"] == {"rain", "gift"}
    assert steps["offer", "offer.swap", "bye"] == {"rain"}


def test_choices_offered_everywhere_are_drawn_only_where_best(tmp_path: Path) -> None:
    always = "always:\n  wait: {say: (Ootan.), kind: act, to: here}\nnodes:\n"
    assert "(Ootan.)" not in drawn(reading(tmp_path, ("nodes:\n", always)).source)
