"""The web app's manifest, one a language (W3C Web Application Manifest)."""

from __future__ import annotations

from typing import Any

from service_quest.web.content import sentence

PAPER, TEAL = "#FBF7F0", "#0F766E"
SIZES = (192, 512)
SCREENSHOTS = {"street": "street.title", "talk": "player.transcript", "debrief": "debrief.title"}
"""Picture files, and the sentences that name them."""
SHORTCUTS = {"": "nav.street", "rules/": "nav.rules", "settings/": "nav.settings"}


def manifest(language: str) -> dict[str, Any]:
    """Return the manifest in one language; the app's id is the same in all."""
    return {
        "id": "/",
        "name": sentence(language, "app.name"),
        "short_name": sentence(language, "app.name"),
        "description": sentence(language, "app.description"),
        "lang": language,
        "dir": "ltr",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": TEAL,
        "categories": ["education", "business"],
        "icons": [_icon(kind, size) for kind in ("icon", "maskable") for size in SIZES],
        "screenshots": [_screenshot(language, name) for name in SCREENSHOTS],
        "shortcuts": [
            {
                "name": sentence(language, title),
                "url": f"/{language}/{page}",
                "icons": [_icon("icon", 192)],
            }
            for page, title in SHORTCUTS.items()
        ],
    }


def _icon(kind: str, size: int) -> dict[str, str]:
    purpose = "maskable" if kind == "maskable" else "any"
    return {
        "src": f"/icons/{kind}-{size}.png",
        "sizes": f"{size}x{size}",
        "type": "image/png",
        "purpose": purpose,
    }


def _screenshot(language: str, name: str) -> dict[str, str]:
    return {
        "src": f"/screenshots/{language}-{name}.png",
        "sizes": "390x844",
        "type": "image/png",
        "form_factor": "narrow",
        "label": sentence(language, SCREENSHOTS[name]),
    }
