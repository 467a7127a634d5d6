"""Practice: single moments, answered and graded, and what should come back when."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection, Engine

from service_quest.actions.acting import acting, zone_here
from service_quest.actions.content import Shelf
from service_quest.actions.errors import IdReused, UnknownReply
from service_quest.actions.people import arrive, known_as
from service_quest.actions.profile import PLAYS_MOST
from service_quest.actions.schedule import due_after
from service_quest.actions.times import believed, milliseconds
from service_quest.domain.calendar import day_of
from service_quest.domain.moments import Moment
from service_quest.domain.people import Act, require
from service_quest.domain.practice import Met, Suggestion, histories, suggest
from service_quest.domain.scoring import Grade
from service_quest.store import practice
from service_quest.store.engine import reading, writing
from service_quest.store.practice import Played, PracticeAnswer, StoredAnswer

ANSWERS_MOST = 400
"""So many of the latest moments tell what is due; of conversations as many as of strengths."""

Deck = Callable[[], Mapping[str, Moment]]
"""Returns today's moments by id; asked only where they are needed."""


@dataclass(frozen=True, slots=True)
class Practised:
    """A stored answer. `grade`: none for a moment that there is no more; `repeat`: known before."""

    id: str
    grade: Grade | None
    repeat: bool


@dataclass(frozen=True, slots=True)
class Coming:
    """A moment that should be practised from a day on, for the sake of a principle."""

    moment: str
    principle: str
    due: date


def record_practice(
    engine: Engine, deck: Deck, sent: PracticeAnswer, token: str, now: datetime
) -> Practised:
    """Grade an answer and store it once, for the person of `token`.

    One to a moment that today's content has not is stored without a grade. A time that
    cannot be believed counts as now.

    Raises:
        NoSession, PersonMismatch, IdReused: it is not stored.
        UnknownReply: that moment has no such reply.
        StoreError: the database cannot do its work now; send it again later.
    """
    at, moment = milliseconds(now), deck().get(sent.moment)
    return writing(engine, lambda connection: _record(connection, moment, sent, token, at))


def _record(
    connection: Connection, moment: Moment | None, sent: PracticeAnswer, token: str, now: int
) -> Practised:
    person = known_as(connection, sent.person, arrive(connection, now, token))
    answer = replace(sent, person=person, at=believed(sent.at, now))
    stored = practice.answer_by_id(connection, sent.id)
    if stored:
        return _repeat(stored, answer)
    if moment and sent.choice not in moment.replies:
        raise UnknownReply(moment=sent.moment, choice=sent.choice)
    grade = moment.replies[sent.choice] if moment else None
    practice.add_answer(connection, answer, grade, now)
    return Practised(sent.id, grade, repeat=False)


def _repeat(stored: StoredAnswer, answer: PracticeAnswer) -> Practised:
    if not stored.is_same(answer):
        raise IdReused(id=answer.id)
    return Practised(answer.id, stored.grade, repeat=True)


def practice_of(engine: Engine, deck: Deck, shelf: Shelf, token: str) -> Sequence[Coming]:
    """Return up to seven moments for who asks, the longest overdue first; also what is not yet due.

    There are none for who has not played anything yet.

    Raises:
        NoSession: who asks was signed out. StoreError: the database is away.
    """

    def work(connection: Connection) -> Sequence[Coming]:
        actor = acting(connection, token)
        require(actor, Act.PLAY)
        zone = zone_here(connection)
        coming = _suggestions(connection, deck, shelf, actor.person)
        return [Coming(one.moment, one.principle, day_of(one.due, zone)) for one in coming]

    return reading(engine, work)


def _suggestions(
    connection: Connection, deck: Deck, shelf: Shelf, person: str
) -> tuple[Suggestion, ...]:
    plays = practice.plays_of(connection, person, PLAYS_MOST)
    answers = practice.answers_of(connection, person, ANSWERS_MOST)
    if not plays and not answers:
        return ()
    moments = deck()
    history = histories([*_played(plays, shelf), *_practised(answers, moments)])
    due = {principle: due_after(times) for principle, times in history.items()}
    met = dict(practice.last_met(connection, person))
    practised: dict[str, int] = {}
    for one in answers:
        name, at = one.answer.moment, one.answer.at
        practised[name] = max(at, practised.get(name, at))
        scenario = name.partition(".")[0]
        met[scenario] = max(at, met.get(scenario, at))
    return suggest(due, list(moments.values()), met, practised)


def _played(plays: Sequence[Played], shelf: Shelf) -> Iterator[Met]:
    """Yield what each conversation tells; replies that today's content has not tell nothing."""
    known = {scenario.id: scenario for scenario in shelf.current.values()}
    for play in plays:
        if play.scenario not in known:
            continue
        choices = known[play.scenario].choices
        moves = zip(play.moves, play.grades, strict=False)
        yield Met(play.at, [(choices[m].principles, g) for m, g in moves if m in choices])


def _practised(answers: Sequence[StoredAnswer], moments: Mapping[str, Moment]) -> Iterator[Met]:
    for one in answers:
        moment = moments.get(one.answer.moment)
        if moment and one.grade:
            yield Met(one.answer.at, [(moment.principles, one.grade)])
