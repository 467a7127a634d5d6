"""Every role and every act, against a table written out by hand."""

from __future__ import annotations

import pytest

from service_quest.domain.errors import NotAllowed
from service_quest.domain.people import Act, Actor, Role, may, require

# Letters: who it may be done to, or in, or for.
# h the house   m oneself   t one's own team   o another team
# p somebody lower in one's own team   q somebody lower in another team
# u somebody of one's own height in one's own team   a somebody higher in it
# For a move: `p>t` somebody of one's own team into one's own team, and so on.
# Columns: guest, trainee, coordinator, administrator. A dot is nobody and nothing.
TABLE = """
set-up               h     h     h      h
sign-in              h     h     h      h
read-invitation      h     h     h      h
join                 h     h     h      h
redeem-code          h     h     h      h
sign-out             m     m     m      m
play                 m     m     m      m
see-progress         m     m     m      m
export-self          m     m     m      m
delete-self          m     m     m      m
see-badges           m     m     m      m
make-code            .     m     m      m
list-sessions        .     m     m      m
end-session          .     m     m      m
change-look          .     m     m      m
set-goal             .     m     m      m
change-password      .     .     m      m
ask-for-help         .     m     m      m
see-assigned         .     m     m      m
share-profile        .     m     m      m
appear-on-board      .     m     m      m
see-looks            .     m     m      m
say-it-happens       .     m     m      m
see-board            .     h     h      h
see-definition       .     h     h      h
see-teammates        .     t     t      to
see-desk             .     .     t      to
export-desk          .     .     t      to
rename-team          .     .     t      to
close-team           .     .     t      to
set-headcount        .     .     .      to
invite-people        .     .     t      to
make-poster          .     .     t      to
list-invitations     .     .     t      to
revoke-invitation    .     .     t      to
assign-team          .     .     t      to
withdraw-team        .     .     t      to
see-real-name        .     m     mp     mpq
rename-person        .     .     p      pq
remove-person        .     .     p      pq
merge-person         .     .     p      pq
move-person          .     .     p>t    p>tp>oq>tq>o
hand-out-code        .     .     p      pq
end-sessions-of      .     .     p      pq
mark-away            .     .     p      pq
assign-person        .     .     p      pq
withdraw-person      .     .     p      pq
answer-help          .     .     p      pq
see-profile          .     m     m      m
see-answers          .     m     m      m
create-team          .     .     h      h
see-house            .     .     h      h
edit-definition      .     .     h      h
rename-organisation  .     .     .      h
change-settings      .     .     .      h
invite-coordinator   .     .     .      h
list-coordinators    .     .     .      h
lead-team            .     .     .      to
remove-coordinator   .     .     .      pq
appoint              .     .     .      pq
"""
WITH_CONSENT = """
see-profile          .     m     mp     mpq
see-answers          .     m     mp     mpq
"""
COLUMNS = (Role.GUEST, Role.TRAINEE, Role.COORDINATOR, Role.ADMINISTRATOR)
LOWER = {Role.COORDINATOR: Role.TRAINEE, Role.ADMINISTRATOR: Role.COORDINATOR}
HIGHER = {Role.TRAINEE: Role.COORDINATOR, Role.COORDINATOR: Role.ADMINISTRATOR}
OURS, THEIRS = "ours", "theirs"


def allowed(table: str) -> dict[tuple[Role, Act], str]:
    rows = (line.split() for line in table.strip().splitlines())
    return {
        (role, Act(act)): cell.replace(".", "")
        for act, *cells in rows
        for role, cell in zip(COLUMNS, cells, strict=True)
    }


def somebody(role: Role, team: str = OURS, person: str = "other") -> Actor:
    return Actor(person, role, frozenset({team}))


def acting(role: Role) -> Actor:
    return somebody(role, person="me")


def others(role: Role) -> dict[str, Actor]:
    """Return the people that somebody of a role might act upon, by letter."""
    lower = LOWER.get(role, Role.GUEST)
    return {
        "m": acting(role),
        "p": somebody(lower),
        "q": somebody(lower, THEIRS),
        "u": somebody(role),
        "a": somebody(HIGHER.get(role, Role.ADMINISTRATOR)),
    }


def found(role: Role, act: Act, consent: bool) -> str:
    """Return the letters of all that `may` allows."""
    me, people, teams = acting(role), others(role), {"t": OURS, "o": THEIRS}
    moves = {
        f"{who}>{to}": may(me, act, person=person, team=team, consent=consent)
        for who, person in people.items()
        for to, team in teams.items()
    }
    persons = {w: may(me, act, person=p, consent=consent) for w, p in people.items()}
    if may(me, act):  # nothing need be named: it is the house's or one's own
        return "h" if all((*moves.values(), *persons.values())) else letters(persons)
    places = {t: may(me, act, team=team, consent=consent) for t, team in teams.items()}
    if any((*persons.values(), *places.values())):
        return letters(persons | places)
    return letters(moves)


def letters(answers: dict[str, bool]) -> str:
    return "".join(letter for letter, yes in answers.items() if yes)


def column(table: dict[tuple[Role, Act], str], role: Role) -> dict[str, str]:
    """Return what the table allows a role, by act."""
    return {act.value: letters for (of, act), letters in table.items() if of is role}


@pytest.mark.parametrize("role", Role)
def test_each_role_may_do_what_the_table_says_and_nothing_else(role: Role) -> None:
    allows = {act.value: found(role, act, consent=False) for act in Act}
    assert allows == column(allowed(TABLE), role)


@pytest.mark.parametrize("role", Role)
def test_consent_opens_profiles_and_answers_and_nothing_else(role: Role) -> None:
    allows = {act.value: found(role, act, consent=True) for act in Act}
    assert allows == column(allowed(TABLE) | allowed(WITH_CONSENT), role)


@pytest.mark.parametrize("role", Role)
def test_what_an_act_is_about_must_be_named(role: Role) -> None:
    of_others = "rename-team", "assign-team", "rename-person", "remove-person", "see-answers"
    for name in of_others:
        assert not may(acting(role), Act(name))
    for person, team in ((None, OURS), (others(role)["p"], None)):
        assert not may(acting(role), Act.MOVE_PERSON, person=person, team=team)


def test_what_is_ones_own_needs_no_name() -> None:
    assert may(acting(Role.TRAINEE), Act.MAKE_CODE)


def test_a_coordinator_without_teams_reaches_nobody() -> None:
    nobody = Actor("me", Role.COORDINATOR)
    assert not may(nobody, Act.SEE_DESK, team=OURS)
    assert not may(nobody, Act.RENAME_PERSON, person=Actor("other", Role.TRAINEE))


def test_nobody_takes_out_or_hands_a_code_for_their_equals() -> None:
    for role in Role:
        for act in (Act.REMOVE_PERSON, Act.HAND_OUT_CODE, Act.REMOVE_COORDINATOR):
            assert not may(acting(role), act, person=somebody(role))


def test_a_guest_belongs_to_nobody() -> None:
    guest = somebody(Role.GUEST)
    assert not may(acting(Role.ADMINISTRATOR), Act.RENAME_PERSON, person=guest)


def test_a_refusal_names_the_act_and_no_more() -> None:
    with pytest.raises(NotAllowed) as refused:
        require(acting(Role.TRAINEE), Act.SEE_DESK, team=OURS)
    assert refused.value.data == {"act": "see-desk"}


def test_what_is_allowed_goes_on() -> None:
    require(acting(Role.COORDINATOR), Act.SEE_DESK, team=OURS)
