"""How long it takes to build and analyse the graphs of all content, and their size.

python -m benchmarks.graphs
"""

from __future__ import annotations

from time import perf_counter

from service_quest.authoring.library import load_library
from service_quest.authoring.proofs import prove
from service_quest.authoring.source import ScenarioSource
from service_quest.domain.analysis import Analysis, analyse

ROUNDS = 5
COLUMNS = ("cases", "positions", "moves", "graph ms", "proofs ms")
HEADING = f"{'scenario':<24}" + "".join(f"{column:>11}" for column in COLUMNS)


def main() -> None:
    """Print a line for each scenario and one for all: the best of five rounds each."""
    library = load_library()
    print(HEADING)
    total = [0.0, 0.0]
    for name, source in library.scenarios.items():
        analysis, building = _timed(source)
        begun = perf_counter()
        prove(source, library)
        proving = 1000 * (perf_counter() - begun) - building
        print(_row(name, analysis, building, proving))
        total = [total[0] + building, total[1] + proving]
    print(f"{'all':<57}{total[0]:>11.1f}{total[1]:>11.1f}")


def _timed(source: ScenarioSource) -> tuple[Analysis, float]:
    times: list[float] = []
    for _ in range(ROUNDS):
        begun = perf_counter()
        analysis = analyse(source.scenario)
        times.append(1000 * (perf_counter() - begun))
    return analysis, min(times)


def _row(name: str, analysis: Analysis, building: float, proving: float) -> str:
    graph = analysis.graph
    cases, positions = len(graph.scenario.cases), len(graph.positions)
    moves = sum(map(len, graph.moves))
    return f"{name:<24}{cases:>11}{positions:>11}{moves:>11}{building:>11.1f}{proving:>11.1f}"


if __name__ == "__main__":
    main()
