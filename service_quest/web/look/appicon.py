"""The app's mark: a lit doorway on teal; SVG here, PNGs made from it once.

The PNGs in `assets/icons` are made again with `python -m service_quest.web.look
--icons`, which draws them in the Chromium that the browser tests use.
"""

from pathlib import Path

SIZES: tuple[tuple[str, int, bool], ...] = (
    ("icon-192.png", 192, False),
    ("icon-512.png", 512, False),
    ("maskable-192.png", 192, True),
    ("maskable-512.png", 512, True),
    ("apple-touch-icon.png", 180, True),
)
"""File name, edge in pixels, and whether the mark keeps to the middle 80 %."""

_HOUSE = (
    '<path d="M40 150V78L96 34l56 44v72z" fill="#FFFDF8"/>'
    '<path d="M28 88L96 33l68 55" fill="none" stroke="#F59E0B" stroke-width="15" '
    'stroke-linecap="round" stroke-linejoin="round"/>'
    '<path d="M74 150V99q0-4 4-4h36q4 0 4 4v51z" fill="#FFC94D"/>'
    '<path d="M74 95l-20 8v56l20-9z" fill="#0B5750"/><circle cx="68" cy="125" r="3.2" '
    'fill="#FFC94D"/>'
    '<path d="M74 150h44l24 22H46z" fill="#FFC94D" opacity=".55"/>'
)


def mark(maskable: bool = False, corner: int = 44) -> str:
    """The mark on a 192-unit tile; a maskable one fills the tile to its edges."""
    radius = 0 if maskable else corner
    scale = 0.72 if maskable else 0.86
    shift = 96 * (1 - scale)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 192 192">'
        f'<rect width="192" height="192" rx="{radius}" fill="#0F766E"/>'
        f'<g transform="translate({shift:.1f} {shift - 3:.1f}) scale({scale})">{_HOUSE}</g></svg>'
    )


def write_pngs(folder: Path, chromium: str | None = None) -> None:
    """Draw every size into `folder`; `chromium` is a browser's path, else Playwright's own."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        for name, edge, maskable in SIZES:
            page = browser.new_page(viewport={"width": edge, "height": edge})
            page.set_content(f"<style>body{{margin:0}}</style>{mark(maskable)}")
            page.screenshot(path=folder / name, omit_background=True)
            page.close()
        browser.close()
