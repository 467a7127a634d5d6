"""The ring of seven: accuracy by stage, as seven arcs filled by the stylesheet."""

STAGES = 7
GAP_DEGREES = 13


def _arc(i: int, attributes: str) -> str:
    turn = i * 360 / STAGES + GAP_DEGREES / 2 - 90
    circle = '<circle class="{}" cx="60" cy="60" r="52" pathLength="360"/>'
    return (
        f'<g transform="rotate({turn:.1f} 60 60)"{attributes}>'
        + circle.format("bg")
        + circle.format("fg")
        + "</g>"
    )


def ring(accuracies: list[int | None]) -> str:
    """The ring for seven accuracies, 0-100 each, None for a stage not yet played.

    For values that live in the browser, build the same markup and set `--v`
    (0-100) and `data-empty` on each `<g>`.
    """
    arcs = "".join(
        _arc(i, ' data-empty=""' if value is None else f' style="--v:{value}"')
        for i, value in enumerate(accuracies)
    )
    return f'<svg class="ring7" viewBox="0 0 120 120" aria-hidden="true">{arcs}</svg>'
