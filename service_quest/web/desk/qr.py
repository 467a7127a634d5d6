"""QR codes as one stroke in SVG, drawn row by row on the server."""

from __future__ import annotations

from itertools import groupby

import segno

QUIET = 4
"""Modules of white around it, without which cameras do not find it."""


def qr_code(text: str) -> tuple[str, int]:
    """Return the path (a stroke a module thick) and the width of a QR code, its edge included.

    A quarter of the damage of paper and folds is made good by its second level of four.
    """
    code = segno.make(text, error="m", micro=False, boost_error=False)
    rows = ("".join(_row(row, at + QUIET)) for at, row in enumerate(code.matrix))
    return "".join(rows), len(code.matrix) + 2 * QUIET


def _row(modules: bytearray, row: int) -> list[str]:
    runs: list[str] = []
    column = QUIET
    for dark, run in groupby(modules):
        length = len(list(run))
        if dark:
            runs.append(f"M{column} {row}.5h{length}")
        column += length
    return runs
