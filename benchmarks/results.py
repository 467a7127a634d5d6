"""What a benchmark found, printed as a small table and kept in `benchmarks/results/`."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "results"
MEMORY = re.compile(r"MemTotal:\s+(\d+) kB")


def save(name: str, figures: Mapping[str, Any]) -> None:
    """Write the figures, and what machine they are from, to `results/<name>.json`."""
    FOLDER.mkdir(exist_ok=True)
    text = json.dumps({"machine": machine(), **figures}, ensure_ascii=False, indent=2)
    (FOLDER / f"{name}.json").write_text(text + "\n", "utf-8")


def kept(name: str) -> dict[str, Any]:
    """Return the figures that were written last, if any were."""
    path = FOLDER / f"{name}.json"
    return json.loads(path.read_text("utf-8")) if path.exists() else {}


def machine() -> dict[str, float | None]:
    """Return the cores, the memory in GB and the load of the last minute, where known."""
    meminfo = Path("/proc/meminfo")
    found = MEMORY.search(meminfo.read_text("ascii")) if meminfo.exists() else None
    memory = round(int(found[1]) / 2**20) if found else None
    load = round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None
    return {"cores": os.cpu_count(), "memory_gb": memory, "load": load}


def table(heading: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Print rows under a heading: the first column to the left, figures to the right."""
    texts = [[_text(cell) for cell in row] for row in (heading, *rows)]
    widths = [max(map(len, column)) for column in zip(*texts, strict=True)]
    for first, *rest in texts:
        cells = (f"{cell:>{width}}" for cell, width in zip(rest, widths[1:], strict=True))
        print(f"{first:<{widths[0]}}  " + "  ".join(cells))


def _text(cell: object) -> str:
    return f"{cell:.1f}" if isinstance(cell, float) else str(cell)
