"""How long it takes to record an attempt, beside a bare insert of the same row.

    python -m benchmarks.record_attempt

Both happen in turn, in the same run, each committed: on SQLite in a file, and on
the real PostgreSQL that the tests use. The attempts are random plays of the content.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter
from typing import Any

from sqlalchemy import Column, Engine, MetaData, Table, insert
from sqlmodel import Session, SQLModel

from service_quest.actions.attempts import record_attempt
from service_quest.actions.content import Shelf
from service_quest.actions.people import guest_id
from service_quest.authoring.library import load_library
from service_quest.domain.analysis import analyse
from service_quest.domain.attempt import case_for
from service_quest.domain.version import content_version
from service_quest.store.engine import engine_for, write_transaction
from service_quest.store.migrate import migrate_engine
from service_quest.store.records import Submission
from service_quest.store.tables import AttemptRow
from tests.postgres import PostgreSQL

ATTEMPTS = 1_500
WARM_UP = 100
PEOPLE = 200
TARGET = 5.0
"""Times a bare insert, at the median."""
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def main() -> None:
    """Print p50 and p95 of both on each kind of database."""
    scenarios = [source.scenario for source in load_library().scenarios.values()]
    shelf = Shelf(scenarios, ["et"])
    attempts = list(random_attempts(shelf, Random(1)))
    print(f"{'database':<12}{'':<8}{'p50 ms':>9}{'p95 ms':>9}")
    for name, engine in _engines():
        recorded, inserted = measure(engine, shelf, attempts)
        print(f"{name:<12}{'record':<8}{_spread(recorded)}")
        print(f"{'':<12}{'insert':<8}{_spread(inserted)}")
        times = median(recorded) / median(inserted)
        print(f"{'':<12}{'ratio':<8}{times:>9.2f}  (target ≤ {TARGET})")


def random_attempts(
    shelf: Shelf, random: Random, many: int = ATTEMPTS, now: datetime = NOW
) -> Iterator[tuple[str, Submission]]:
    """Play so many random conversations to their ends, each for the token of some browser."""
    analyses = [analyse(scenario) for scenario in shelf.current.values()]
    start = int(now.timestamp() * 1000) - 3_600_000
    for number in range(many):
        graph = random.choice(analyses).graph
        name, token = f"{random.getrandbits(128):032x}", f"{random.randrange(PEOPLE):064x}"
        at, moves = graph.start(case_for(graph.scenario, name)), list[str]()
        while not graph.is_ending(at):
            taken = random.randrange(len(graph.moves[at]))
            moves.append(graph.moves[at][taken].choice.id)
            at = graph.targets[at][taken]
        yield (
            token,
            Submission(
                id=name,
                person=guest_id(token),
                scenario=graph.scenario.id,
                version=content_version(graph.scenario),
                language="et",
                moves=tuple(moves),
                times=tuple(3_000 * (turn + 1) for turn in range(len(moves))),
                started=start + number,
                finished=start + number + 60_000,
                first=True,
                abandoned=False,
            ),
        )


@contextmanager
def _opened(url: str) -> Iterator[Engine]:
    engine = engine_for(url)
    migrate_engine(engine)
    yield engine
    engine.dispose()


def _engines() -> Iterator[tuple[str, Engine]]:
    with (
        tempfile.TemporaryDirectory() as folder,
        _opened(f"sqlite:///{Path(folder) / 'record.db'}") as engine,
    ):
        yield "SQLite", engine
    with PostgreSQL() as server, _opened(server.new_database("record")) as engine:
        yield "PostgreSQL", engine


def measure(
    engine: Engine, shelf: Shelf, attempts: list[tuple[str, Submission]], now: datetime = NOW
) -> tuple[list[float], list[float]]:
    """Return how long each took to record, and a bare insert of its row (ms)."""
    bare = _bare_table()
    bare.create(engine)
    recorded, inserted = list[float](), list[float]()
    for token, sub in attempts:
        recorded.append(_timed(lambda t=token, s=sub: record_attempt(engine, shelf, s, t, now)))
        row = _row(engine, sub.id)

        def insert_bare(row: dict[str, Any] = row) -> None:
            with write_transaction(engine) as connection:
                connection.execute(insert(bare), row)

        inserted.append(_timed(insert_bare))
    return recorded[WARM_UP:], inserted[WARM_UP:]


def _bare_table() -> Table:
    """Return a table of the same columns, without indexes or references."""
    columns = SQLModel.metadata.tables["attempt"].columns
    same = (Column(c.name, c.type, primary_key=c.primary_key) for c in columns)
    return Table("bare", MetaData(), *same)


def _row(engine: Engine, name: str) -> dict[str, Any]:
    with Session(engine) as session:
        return session.get_one(AttemptRow, name).model_dump()


def _timed(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return 1000 * (perf_counter() - begun)


def _spread(times: list[float]) -> str:
    cuts = quantiles(times, n=20)
    return f"{cuts[9]:>9.2f}{cuts[18]:>9.2f}"


if __name__ == "__main__":
    main()
