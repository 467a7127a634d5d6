"""Overlays: a scenario's sentences in another language, and how they keep up with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from service_quest.authoring.fitting import Fitting
from service_quest.authoring.problem import Problem, nearest
from service_quest.authoring.shapes import Field, Record, Table, Word
from service_quest.authoring.source import Overlay, ScenarioSource
from service_quest.authoring.texts import check_sentences, digest, limits
from service_quest.authoring.yaml_text import Mapped, Scalar, read_tree

HEAD = Record({"language": Field(Word(), required=True)})


def overlay_path(source: ScenarioSource, language: str) -> Path:
    """Return where the overlay of a scenario in a language belongs."""
    return source.path.with_name(f"{source.path.stem}.{language}.yaml")


def read_overlay(path: Path) -> tuple[Overlay, list[Problem]]:
    """Read an overlay file with whatever is wrong in itself."""
    tree, problems = read_tree(path)
    named = path.stem.rpartition(".")[2]
    if problems and not tree.entries:
        return Overlay(path, named, {}, {}, {}), problems
    fitting = Fitting(path, problems)
    texts = _table(fitting, tree, "texts")
    sources = _table(fitting, tree, "sources")
    head = [e for e in tree.entries if e.key not in ("texts", "sources")]
    data = fitting.fit(HEAD, Mapped(tree.line, tuple(head)), "")
    language = data.get("language", "") if isinstance(data, dict) else ""
    if language and language != named:
        line = fitting.places.get("language", 1)
        fitting.problem("SQ046", line, "language", language=named)
    return Overlay(path, named, texts, sources, fitting.places), problems


def _table(fitting: Fitting, tree: Mapped, key: str) -> dict[str, str]:
    entry = next((e for e in tree.entries if e.key == key), None)
    if entry is not None:
        fitting.places[key] = entry.line
    if entry is None or (isinstance(entry.value, Scalar) and not entry.value.value):
        return {}
    if not isinstance(entry.value, Mapped):
        fitting.fit(Table(Word()), entry.value, key)
        return {}
    table: dict[str, str] = {}
    for item in entry.value.entries:
        if isinstance(item.value, Scalar):
            table[item.key] = " ".join(item.value.value.split())
            fitting.places[item.key if key == "texts" else f"{key}.{item.key}"] = item.line
        else:
            fitting.fit(Word(), item.value, f"{key}.{item.key}")
    return table


def check_overlay(source: ScenarioSource, overlay: Overlay) -> Iterator[Problem]:
    """Yield what an overlay lacks, has too much, or has not kept up with."""
    head, data = overlay.places.get("texts", 1), {"language": overlay.language}
    for text_id, sentence in source.texts.items():
        line = overlay.places.get(text_id, head)
        state = state_of(text_id, sentence, overlay)
        if state:
            yield Problem(state, overlay.path, line, text_id, {"id": text_id, **data})
    for text_id in overlay.texts:
        if text_id not in source.texts:
            line, near = overlay.places[text_id], nearest(text_id, source.texts)
            unknown = {"id": text_id, "near": near}
            yield Problem("SQ043", overlay.path, line, text_id, unknown)
    yield from check_sentences(
        overlay.path,
        overlay.language,
        overlay.texts,
        overlay.places,
        limits(source.scenario),
    )


def state_of(text_id: str, sentence: str, overlay: Overlay) -> str:
    """Return the code for a sentence missing, empty or stale in an overlay, else ""."""
    if text_id not in overlay.texts:
        return "SQ040"
    if not overlay.texts[text_id]:
        return "SQ042"
    return "" if overlay.sources.get(text_id) == digest(sentence) else "SQ041"


def check_own_sentences(source: ScenarioSource) -> Iterator[Problem]:
    """Yield what is wrong with the sentences written inline."""
    lines = {text_id: source.text_line(text_id) for text_id in source.texts}
    language, allowed = source.scenario.language, limits(source.scenario)
    yield from check_sentences(source.path, language, source.texts, lines, allowed)


def merged(source: ScenarioSource, overlay: Overlay | None) -> Mapping[str, str]:
    """Return a scenario's sentences, translated where the overlay has them."""
    if overlay is None:
        return source.texts
    translated = {k: v for k, v in overlay.texts.items() if v and k in source.texts}
    return {**source.texts, **translated}
