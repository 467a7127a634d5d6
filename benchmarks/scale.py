"""How long board, desk and recording take with a large organisation's year in the database.

    python -m benchmarks.scale [--sqlite] [--postgresql]

10,000 trainees in 300 teams, who have made 500,000 attempts in 50 weeks. The board is
timed as it is worked out anew, and as those who look get it: forty browsers that ask
every 1.1 seconds, of a board that is renewed aside. An attempt is recorded beside a
bare insert of the same row, in the same run. Figures go to `results/scale.json`.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter, sleep
from typing import Any

from sqlalchemy import Engine, text

from benchmarks.quiet import wait_until_quiet
from benchmarks.record_attempt import measure, random_attempts
from benchmarks.results import save, table
from service_quest.actions.board import Glance, week_of
from service_quest.actions.desk import desk_of
from service_quest.actions.people import token_hash
from service_quest.actions.settling import settle
from service_quest.domain.calendar import Season
from service_quest.store.engine import engine_for
from service_quest.store.migrate import migrate_engine
from service_quest.store.people_rows import day_number
from service_quest.web.components.ticking import LIVE_MS
from service_quest.web.house import house
from service_quest.web.serving import KEPT
from tests.postgres import PostgreSQL

TEAMS, PEOPLE, ATTEMPTS, WEEKS, TASKS = 300, 10_000, 500_000, 50, 5
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
NOW_MS = int(NOW.timestamp() * 1000)
TODAY = day_number(NOW.date())
FIRST_DAY = TODAY - 7 * WEEKS
ADMINISTRATOR = "f" * 64
VIEWERS, BEAT = 40, timedelta(milliseconds=LIVE_MS)
BOARD_TARGET, RECORD_TARGET = 25.0, 5.0

Row = tuple[Any, ...]


def main() -> None:
    """Measure on each kind of database that was asked for, both without a word."""
    asked = [kind for kind in ("sqlite", "postgresql") if f"--{kind}" in sys.argv]
    quiet = wait_until_quiet()
    figures = {kind: measured(kind) for kind in asked or ("sqlite", "postgresql")}
    size = {"teams": TEAMS, "people": PEOPLE, "attempts": ATTEMPTS, "weeks": WEEKS}
    save("scale", {"quiet": quiet, "size": size, **figures})


def measured(kind: str) -> dict[str, Any]:
    """Fill a database of a kind, print and return what was measured in it."""
    with tempfile.TemporaryDirectory() as folder:
        if kind == "sqlite":
            return of_engine(kind, engine_for(f"sqlite:///{Path(folder) / 'scale.db'}"))
        with PostgreSQL() as server:
            return of_engine(kind, engine_for(server.new_database("scale")))


def of_engine(kind: str, engine: Engine) -> dict[str, Any]:
    """Fill an empty database, and measure."""
    begun = perf_counter()
    migrate_engine(engine)
    fill(engine, Random(1))
    filled = perf_counter() - begun
    figures = {"filled_s": round(filled, 1), **times(engine)}
    rows = [(name, *one.values()) for name, one in figures.items() if isinstance(one, dict)]
    table((f"{kind}, ms", "p50", "p95"), [row[:3] for row in rows])
    print(f"filled in {filled:.0f} s; a record is {figures['ratio']} bare inserts\n")
    engine.dispose()
    return figures


def times(engine: Engine) -> dict[str, Any]:
    """Return p50 and p95 (ms) of all that is measured."""
    shelf, rota = house().shelf, house().shelf.rota
    found = {
        "board, worked out anew": of(20, lambda _: week_of(engine, NOW, None, rota)),
        "board, as those who look get it": spread(looks(engine)),
        "month, nothing settled": of(5, lambda _: week_of(engine, NOW, "2026-10", rota)),
        "desk of a team": of(60, lambda n: desk_of(engine, NOW, ADMINISTRATOR, team_id(n))),
    }
    # The weeks before are settled in earnest one by one; here it is the last ones only.
    monday = Season.of(NOW.date()).after(-9).monday
    insert(engine, "season", "monday settled_at", [(day_number(monday), 0)])
    found["settling a week"] = of(3, lambda _: settle(engine, shelf, NOW, most=1))
    settle(engine, shelf, NOW)
    found["month, settled"] = of(20, lambda _: week_of(engine, NOW, "2026-10", rota))
    attempts = list(random_attempts(shelf, Random(2), 500, NOW))
    recorded, inserted = measure(engine, shelf, attempts, NOW)
    ratio = round(median(recorded) / median(inserted), 2)
    more = {"recording an attempt": spread(recorded), "a bare insert": spread(inserted)}
    return {**found, **more, "ratio": ratio}


def of(many: int, work: Callable[[int], object]) -> dict[str, float]:
    """Do something so many times; return how long it took."""
    return spread([timed(lambda n=n: work(n)) for n in range(many)])


def looks(engine: Engine) -> list[float]:
    """Return how long each look takes for forty browsers over ten seconds, as they come."""
    glance = Glance(KEPT, rota=house().shelf.rota)
    glance.at(engine, NOW)
    step, begun, found = BEAT / VIEWERS, perf_counter(), list[float]()
    for number in range(360):
        at = number * step
        sleep(max(0.0, begun + at.total_seconds() - perf_counter()))
        found.append(timed(lambda at=at: glance.at(engine, NOW + at)))
    return found


def timed(work: Callable[[], object]) -> float:
    """Return how long something takes, in ms."""
    begun = perf_counter()
    work()
    return 1000 * (perf_counter() - begun)


def spread(found: list[float]) -> dict[str, float]:
    """Return the median and the 95th percentile."""
    return {"p50": round(median(found), 1), "p95": round(quantiles(found, n=20)[18], 1)}


# Filling


def team_id(number: int) -> str:
    """Return the id of a team."""
    return f"{number:032x}"


def person_id(number: int) -> str:
    """Return the id of a trainee."""
    return f"{PEOPLE + number:032x}"


def fill(engine: Engine, random: Random) -> None:
    """Fill an empty database, by the quickest way that its driver has."""
    boss = f"{1:032x}"
    insert(engine, "organisation", "id name zone created_at", [(1, "Pood", "UTC", 0)])
    insert(engine, "person", PERSON, people(boss))
    session = (token_hash(ADMINISTRATOR), boss, 0, NOW_MS)
    insert(engine, "session", "token_hash person_id created_at seen_at", [session])
    teams = [(team_id(n), f"Meeskond {n}", 0) for n in range(TEAMS)]
    insert(engine, "team", "id name created_at", teams)
    inside = [(person_id(n), team_id(n % TEAMS), FIRST_DAY) for n in range(PEOPLE)]
    insert(engine, "membership", "person_id team_id first_day", inside)
    insert(engine, "assignment", ASSIGNMENT, assignments(boss))
    insert(engine, "attempt", ATTEMPT, attempts(random))
    with engine.connect() as connection:
        connection.execute(text("ANALYZE"))
        connection.commit()


PERSON = "id created_at role alias joined_at"
ATTEMPT = (
    "id person_id scenario version language moves times started_at finished_at received_at "
    "clock_off abandoned first status case ending points recommendation stars accuracy grades day"
)

ASSIGNMENT = "id team_id scenarios since_day due_day times stars note made_by created_at"


def people(boss: str) -> Iterator[Row]:
    """Yield an administrator and the trainees."""
    yield boss, 0, "administrator", None, 0
    for number in range(PEOPLE):
        yield person_id(number), 0, "trainee", f"Laps {number}", 0


def assignments(boss: str) -> Iterator[Row]:
    """Yield what each team is to do: five tasks of three scenarios."""
    scenarios = [scenario.id for scenario in house().shelf.current.values()]
    for number in range(TEAMS * TASKS):
        asked = json.dumps([scenarios[(number + n) % len(scenarios)] for n in range(3)])
        team = team_id(number // TASKS)
        yield f"{number:032x}", team, asked, TODAY - 30, TODAY + 3, 1, 1, "", boss, 0


def attempts(random: Random) -> Iterator[Row]:
    """Yield the year's attempts, each person's spread over its days."""
    scenarios = [scenario.id for scenario in house().shelf.current.values()]
    moves, spent = (json.dumps([f"node.choice-{n}" for n in range(9)]), json.dumps([900] * 9))
    grades, seen = json.dumps(["best"] * 9), set[tuple[int, str]]()
    for number in range(ATTEMPTS):
        who, scenario = random.randrange(PEOPLE), random.choice(scenarios)
        first = (who, scenario) not in seen
        seen.add((who, scenario))
        day, stars = random.randint(FIRST_DAY, TODAY), random.randint(0, 3)
        at = day * 86_400_000 + number % 80_000_000
        yield (
            f"{random.getrandbits(128):032x}",
            person_id(who),
            scenario,
            *("0" * 16, "et", moves, spent, at, at + 90_000, at + 91_000),
            *(False, False, first, "scored", "only", "warm", 30 * stars, 3 * stars, stars, 80),
            grades,
            day,
        )


def insert(engine: Engine, name: str, columns: str, rows: Any) -> None:
    """Insert many rows in one transaction."""
    named = ", ".join(f'"{column}"' for column in columns.split())
    raw = engine.raw_connection()
    cursor = raw.cursor()
    if engine.dialect.name == "sqlite":
        marks = ", ".join("?" * len(columns.split()))
        cursor.execute("BEGIN")
        cursor.executemany(f"INSERT INTO {name} ({named}) VALUES ({marks})", rows)
        cursor.execute("COMMIT")
    else:
        with cursor.copy(f"COPY {name} ({named}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        raw.commit()
    cursor.close()
    raw.close()


if __name__ == "__main__":
    main()
