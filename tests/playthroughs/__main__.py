"""`python -m tests.playthroughs [NAME …]`: refresh the transcripts of scenarios (all)."""

from __future__ import annotations

import sys

from service_quest.authoring.library import load_library
from service_quest.domain.errors import TooManyPositions
from tests.playthroughs.transcripts import as_yaml, file_of, refreshed


def main(names: list[str]) -> None:
    """Write a transcript file for each scenario named, for all if none is.

    One over the bound of positions is told and passed over.
    """
    scenarios = load_library().scenarios
    for name in names or scenarios:
        try:
            plays = refreshed(scenarios[name])
        except TooManyPositions as error:
            print(f"{name}: {error}")
            continue
        file_of(name).write_text(as_yaml(scenarios[name], plays), "utf-8")
        print(f"{name}: {len(plays)} endings")


if __name__ == "__main__":
    main(sys.argv[1:])
