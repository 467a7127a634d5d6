"""`python -m service_quest.web.look`: write the stylesheets and the favicon into `assets/`.

With `--icons [CHROMIUM]` the PNG icons are drawn again too.
"""

import sys
from pathlib import Path

from service_quest.web.look import appicon
from service_quest.web.look.stylesheet import SHEETS, stylesheet

ASSETS = Path(__file__).parents[3] / "assets"


def write_assets(assets: Path = ASSETS) -> None:
    """Write what the build serves as static files; the same input gives the same bytes."""
    assets.mkdir(parents=True, exist_ok=True)
    for sheet in SHEETS:
        (assets / f"{sheet}.css").write_text(stylesheet(sheet), "utf-8")
    (assets / "favicon.svg").write_text(appicon.mark(), "utf-8")


if __name__ == "__main__":
    write_assets()
    if "--icons" in sys.argv:
        browser = sys.argv[sys.argv.index("--icons") + 1 :]
        appicon.write_pngs(ASSETS / "icons", *browser[:1])
