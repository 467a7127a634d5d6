"""What stands in the head of every page."""

from __future__ import annotations

import reflex as rx

from service_quest.web.launch.priority import PROGRAMS, WAITING

EARLY = """
(() => {
  const root = document.documentElement;
  window.sqApply = () => {
    let kept = {};
    try { kept = JSON.parse(localStorage.getItem("sq:settings")) ?? {}; } catch {}
    root.lang = location.pathname.split("/")[1] || "et";
    for (const name of ["theme", "motion", "meters"])
      kept[name] ? root.dataset[name] = kept[name] : delete root.dataset[name];
  };
  sqApply();
  const play = location.pathname.match(/play\\/([^/]+)/);
  try {
    const kept = play && JSON.parse(localStorage.getItem("sq:play:" + play[1]));
    if (kept.path.length) root.dataset.resume = "";
    const letter = kept.letter[root.lang];
    if (letter) root.style.setProperty("--letter", JSON.stringify(letter));
    if (letter) root.dataset.resume = "letter";
  } catch {}
  let began = false;
  const begin = () => {
    if (began) return;
    began = true;
    for (const link of document.querySelectorAll("link[rel=PROGRAMS]")) link.rel = "modulepreload";
    for (const waiting of document.querySelectorAll("script[type='WAITING']")) {
      const program = document.createElement("script");
      program.type = "module";
      program.textContent = waiting.textContent;
      waiting.replaceWith(program);
    }
  };
  let said = "";
  const tapped = ({ target }) => { said = target.closest("button")?.textContent ?? ""; };
  addEventListener("click", tapped, true);
  window.sqAlive = () => {
    window.sqAlive = () => {};
    removeEventListener("click", tapped, true);
    root.dataset.alive = "";
    const buttons = () => [...document.querySelectorAll("button")];
    if (said) setTimeout(() => buttons().find((one) => one.textContent === said)?.click());
  };
  addEventListener("DOMContentLoaded", () => {
    requestAnimationFrame(() => setTimeout(begin));
    setTimeout(begin, 3000); // a page that nobody sees is not painted
  });
})();
""".replace("PROGRAMS", PROGRAMS).replace("WAITING", WAITING)
"""Runs before anything is painted: language, theme, and whether a play is taken up again.

Once the page is painted, it starts the programs that `PageFirst` has let wait. A button that
is tapped before they are there is pressed as soon as they are.
"""

FONT = "/fonts/figtree-latin-wght-normal.woff2"


def head_components() -> list[rx.Component]:
    """Return the links and the early script of every page."""
    return [
        rx.el.link(rel="icon", href="/favicon.svg", type="image/svg+xml"),
        rx.el.link(rel="apple-touch-icon", href="/icons/apple-touch-icon.png"),
        rx.el.link(
            rel="preload",
            href=FONT,
            custom_attrs={"as": "font", "type": "font/woff2", "crossOrigin": ""},
        ),
        theme_colour("#FBF7F0", "(prefers-color-scheme: light)"),
        theme_colour("#141B2D", "(prefers-color-scheme: dark)"),
        rx.el.script(EARLY),
    ]


def theme_colour(colour: str, when: str) -> rx.Component:
    """Build the colour of the browser's own bars for one scheme."""
    return rx.el.meta(name="theme-color", content=colour, custom_attrs={"media": when})


def page_head(language: str, *sheets: str) -> list[rx.Component]:
    """Return what the head of a page in one language has of its own, with further styles."""
    manifest = rx.el.link(rel="manifest", href=f"/manifest.{language}.webmanifest")
    return [manifest, *(further_style(sheet) for sheet in sheets)]


def further_style(sheet: str) -> rx.Component:
    """Build a link to a stylesheet that not all pages need; none is seen before it is there."""
    waits = {"precedence": "default"}
    return rx.el.link(rel="stylesheet", href=f"/{sheet}.css", custom_attrs=waits)
