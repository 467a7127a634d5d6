"""How long it takes to replay and score one attempt: p50 and p95 in milliseconds.

    python -m benchmarks.replay

The attempts are random plays of every scenario, as long as chance makes them.
"""

from __future__ import annotations

from random import Random
from statistics import quantiles
from time import perf_counter

from service_quest.authoring.library import load_library
from service_quest.domain.analysis import Analysis, analyse
from service_quest.domain.attempt import replay

ATTEMPTS = 2_000
TARGET = 1.0
"""p95 in milliseconds."""


def main() -> None:
    """Print p50 and p95 for each scenario and for all of them together."""
    random, everything = Random(1), list[float]()
    print(f"{'scenario':<24}{'moves':>7}{'p50 ms':>9}{'p95 ms':>9}")
    for name, source in load_library().scenarios.items():
        analysis = analyse(source.scenario)
        attempts = [_attempt(analysis, random) for _ in range(ATTEMPTS)]
        times = [_timed(analysis, *attempt) for attempt in attempts]
        moves = sum(len(said) for _, said in attempts) / ATTEMPTS
        print(f"{name:<24}{moves:>7.1f}{_spread(times)}")
        everything += times
    print(f"{'all':<24}{'':>7}{_spread(everything)}  (target p95 < {TARGET})")


def _attempt(analysis: Analysis, random: Random) -> tuple[str, list[str]]:
    graph = analysis.graph
    case = random.choice(graph.scenario.cases).id
    number, said = graph.start(case), list[str]()
    while not graph.is_ending(number):
        move = random.randrange(len(graph.moves[number]))
        said.append(graph.moves[number][move].choice.id)
        number = graph.targets[number][move]
    return case, said


def _timed(analysis: Analysis, case: str, said: list[str]) -> float:
    begun = perf_counter()
    replay(analysis, case, said)
    return 1000 * (perf_counter() - begun)


def _spread(times: list[float]) -> str:
    cuts = quantiles(times, n=20)
    return f"{cuts[9]:>9.3f}{cuts[18]:>9.3f}"


if __name__ == "__main__":
    main()
