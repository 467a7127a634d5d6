"""The page to compare with: nothing but inkjs and a dialogue of the same shape."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Page

from benchmarks.plays import Play

INKJS = "inkjs@2.4.0"
MEANS_SOMETHING = re.compile(r"([\\\[\]{}()|#~/<>*+=-])")
"""Characters that ink would take for its own."""

PAGE = """<!doctype html>
<html lang="et"><meta charset="utf-8"><title>inkjs</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
body { font: 16px/1.5 sans-serif; max-width: 34rem; margin: auto; padding: 1rem }
p { margin: .5rem 0 }
button { font: inherit; display: block; width: 100%; padding: .75rem; margin: .5rem 0 }
</style>
<main id="story"></main><div id="choices"></div>
<script src="ink.js"></script>
<script>
const story = new inkjs.Story(STORY);
const said = document.getElementById("story"), offered = document.getElementById("choices");
function go() {
  while (story.canContinue) {
    const line = document.createElement("p");
    line.textContent = story.Continue();
    said.append(line);
  }
  offered.replaceChildren(...story.currentChoices.map((choice) => {
    const button = document.createElement("button");
    button.textContent = choice.text;
    button.onclick = () => { story.ChooseChoiceIndex(choice.index); go(); };
    return button;
  }));
  scrollTo(0, document.body.scrollHeight);
}
go();
</script></html>
"""


def write_pages(folder: Path, inkjs: Path, plays: Sequence[Play], page: Page) -> None:
    """Write a page a play, `0.html` …; `page` is a blank page to compile the stories in."""
    shutil.copy(inkjs / "dist" / "ink.js", folder / "ink.js")
    page.add_script_tag(path=inkjs / "dist" / "ink-full.js")
    for number, play in enumerate(plays):
        story = page.evaluate("(ink) => new inkjs.Compiler(ink).Compile().ToJson()", ink(play))
        safe = story.replace("</", "<\\/")
        (folder / f"{number}.html").write_text(PAGE.replace("STORY", safe), "utf-8")


def ink(play: Play) -> str:
    """Return a play in ink: each turn offers what it offered, and the story goes on."""
    knots = ["-> turn_0", "=== turn_0 ===", *map(_escaped, play.opening)]
    for number, turn in enumerate(play.turns, 1):
        for reply in turn.offered:
            knots += [f"+ {_escaped(reply)}", f"-> turn_{number}"]
        knots += [f"=== turn_{number} ===", *map(_escaped, turn.answer)]
    return "\n".join([*knots, "-> END", ""])


def _escaped(text: str) -> str:
    return MEANS_SOMETHING.sub(r"\\\1", text)
