"""Rewriting overlay files in place: comments, quotes and order are kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

from service_quest.authoring.overlays import overlay_path, read_overlay, state_of
from service_quest.authoring.source import Overlay, ScenarioSource
from service_quest.authoring.texts import digest
from service_quest.authoring.yaml_text import read_tree

NO_WRAP = 100_000


class Unwritable(Exception):
    """The overlay is no readable YAML, so rewriting it could lose something."""


def write_skeleton(source: ScenarioSource, language: str) -> tuple[Path, list[str]]:
    """Add an empty sentence for every text that an overlay lacks, in screenplay order.

    What is there stays as it is, stale sentences included. Returns the file and
    the ids added.

    Raises:
        Unwritable: the file that exists cannot be read.
    """
    path = overlay_path(source, language)
    document = _document(path, language)
    texts = _section(document, "texts")
    lacking = [text_id for text_id in source.texts if text_id not in texts]
    for text_id in lacking:
        texts.insert(_place_for(text_id, list(source.texts), list(texts)), text_id, "")
    if lacking:
        _write(path, document)
    return path, lacking


def _place_for(text_id: str, order: list[str], there: list[str]) -> int:
    """Return the index right after the nearest earlier sentence that is there."""
    earlier = order[: order.index(text_id)]
    before = next((there.index(i) for i in reversed(earlier) if i in there), -1)
    return before + 1


def stale_in(source: ScenarioSource, overlay: Overlay) -> list[str]:
    """Return the ids whose source sentence changed since it was translated."""
    states = ((i, state_of(i, text, overlay)) for i, text in source.texts.items())
    return [text_id for text_id, state in states if state == "SQ041"]


def accept(
    source: ScenarioSource, language: str, ids: Iterable[str] = ()
) -> tuple[Path, list[str]]:
    """Record that translations fit the source sentences as these are now.

    `ids` limits it to some texts; none means all that are translated. Digests
    of texts that are gone are dropped. Returns the file and the ids that changed.

    Raises:
        Unwritable: the file is missing or cannot be read.
    """
    path = overlay_path(source, language)
    if not path.exists():
        raise Unwritable(path)
    document = _document(path, language)
    overlay, _ = read_overlay(path)
    old = dict(overlay.sources)
    new = _accepted(source, overlay, set(ids) or set(source.texts))
    if new != old:
        document["sources"] = CommentedMap(new)
        _write(path, document)
    return path, [text_id for text_id in new if new[text_id] != old.get(text_id)]


def _accepted(source: ScenarioSource, overlay: Overlay, chosen: set[str]) -> dict[str, str]:
    digests: dict[str, str] = {}
    for text_id, sentence in source.texts.items():
        if not overlay.texts.get(text_id):
            continue
        if text_id in chosen:
            digests[text_id] = digest(sentence)
        elif text_id in overlay.sources:
            digests[text_id] = overlay.sources[text_id]
    return digests


def _yaml() -> Any:
    yaml: Any = YAML()
    yaml.preserve_quotes = True
    yaml.width = NO_WRAP
    return yaml


def _document(path: Path, language: str) -> Any:
    if not path.exists():
        return CommentedMap({"language": language, "texts": CommentedMap()})
    _, problems = read_tree(path)
    if problems:
        raise Unwritable(path)
    return _yaml().load(path.read_text("utf-8-sig"))


def _section(document: Any, key: str) -> Any:
    if not isinstance(document.get(key), Mapping):
        document[key] = CommentedMap()
    return document[key]


def _write(path: Path, document: Any) -> None:
    text = StringIO()
    _yaml().dump(document, text)
    draft = path.with_suffix(".draft")
    draft.write_text(text.getvalue(), "utf-8", newline="\n")
    draft.replace(path)
