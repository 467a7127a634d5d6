"""Who may do what. Every use case asks here; no page and no route decides for itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from service_quest.domain.errors import Gone, NotAllowed, OutOfReach


class Role(StrEnum):
    """What somebody is to the organisation."""

    ADMINISTRATOR = "administrator"
    COORDINATOR = "coordinator"
    TRAINEE = "trainee"
    GUEST = "guest"


HEIGHT = {Role.GUEST: 0, Role.TRAINEE: 1, Role.COORDINATOR: 2, Role.ADMINISTRATOR: 3}
"""One acts for others only where they stand lower."""


class Act(StrEnum):
    """Everything that can be done, one per use case."""

    # Getting in: whoever holds the link, code or password
    SET_UP = "set-up"
    SIGN_IN = "sign-in"
    READ_INVITATION = "read-invitation"
    JOIN = "join"
    REDEEM_CODE = "redeem-code"
    # One's own
    SIGN_OUT = "sign-out"
    PLAY = "play"
    SEE_PROGRESS = "see-progress"
    EXPORT_SELF = "export-self"
    DELETE_SELF = "delete-self"
    MAKE_CODE = "make-code"
    LIST_SESSIONS = "list-sessions"
    END_SESSION = "end-session"
    CHANGE_LOOK = "change-look"
    SET_GOAL = "set-goal"
    CHANGE_PASSWORD = "change-password"  # noqa: S105 - an act, no secret
    ASK_FOR_HELP = "ask-for-help"
    SEE_ASSIGNED = "see-assigned"
    SEE_BADGES = "see-badges"
    SHARE_PROFILE = "share-profile"
    APPEAR_ON_BOARD = "appear-on-board"
    SEE_LOOKS = "see-looks"
    SAY_IT_HAPPENS = "say-it-happens"
    # Of the whole organisation
    SEE_BOARD = "see-board"
    SEE_DEFINITION = "see-definition"
    # A team
    SEE_TEAMMATES = "see-teammates"
    SEE_DESK = "see-desk"
    EXPORT_DESK = "export-desk"
    RENAME_TEAM = "rename-team"
    CLOSE_TEAM = "close-team"
    SET_HEADCOUNT = "set-headcount"
    INVITE_PEOPLE = "invite-people"
    MAKE_POSTER = "make-poster"
    LIST_INVITATIONS = "list-invitations"
    REVOKE_INVITATION = "revoke-invitation"
    ASSIGN_TEAM = "assign-team"
    WITHDRAW_TEAM = "withdraw-team"
    # Somebody
    SEE_REAL_NAME = "see-real-name"
    RENAME_PERSON = "rename-person"
    REMOVE_PERSON = "remove-person"
    MERGE_PERSON = "merge-person"
    MOVE_PERSON = "move-person"
    HAND_OUT_CODE = "hand-out-code"
    END_SESSIONS_OF = "end-sessions-of"
    MARK_AWAY = "mark-away"
    ASSIGN_PERSON = "assign-person"
    WITHDRAW_PERSON = "withdraw-person"
    ANSWER_HELP = "answer-help"
    SEE_PROFILE = "see-profile"
    SEE_ANSWERS = "see-answers"
    # The house
    CREATE_TEAM = "create-team"
    SEE_HOUSE = "see-house"
    EDIT_DEFINITION = "edit-definition"
    RENAME_ORGANISATION = "rename-organisation"
    CHANGE_SETTINGS = "change-settings"
    INVITE_COORDINATOR = "invite-coordinator"
    LIST_COORDINATORS = "list-coordinators"
    LEAD_TEAM = "lead-team"
    REMOVE_COORDINATOR = "remove-coordinator"
    APPOINT = "appoint"


class Reach(IntEnum):
    """How far somebody of a role can go with an act."""

    NOT = 0
    SELF = 1
    TEAMS = 2
    ALL = 3


class About(StrEnum):
    """What an act is done to, and so what must be told when asking."""

    HOUSE = "house"
    SELF = "self"
    TEAM = "team"
    PERSON = "person"
    PERSON_INTO_TEAM = "person-into-team"


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the permissions."""

    about: About
    guest: Reach
    trainee: Reach
    coordinator: Reach
    administrator: Reach

    def reach(self, role: Role) -> Reach:
        """Return how far somebody of this role can go."""
        by_role = {
            Role.GUEST: self.guest,
            Role.TRAINEE: self.trainee,
            Role.COORDINATOR: self.coordinator,
            Role.ADMINISTRATOR: self.administrator,
        }
        return by_role[role]


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody, acting or acted upon.

    `person` is their id. `teams` are those that a trainee is in or a coordinator leads.
    """

    person: str
    role: Role
    teams: frozenset[str] = frozenset()


_NOT, _SELF, _TEAMS, _ALL = Reach.NOT, Reach.SELF, Reach.TEAMS, Reach.ALL
_ANYONE = Rule(About.HOUSE, _ALL, _ALL, _ALL, _ALL)
_MEMBERS = Rule(About.HOUSE, _NOT, _ALL, _ALL, _ALL)
_LEADERS = Rule(About.HOUSE, _NOT, _NOT, _ALL, _ALL)
_ADMINISTRATORS = Rule(About.HOUSE, _NOT, _NOT, _NOT, _ALL)
_OWN = Rule(About.SELF, _SELF, _SELF, _SELF, _SELF)
_MEMBERS_OWN = Rule(About.SELF, _NOT, _SELF, _SELF, _SELF)
_LEADERS_OWN = Rule(About.SELF, _NOT, _NOT, _SELF, _SELF)
_TEAM = Rule(About.TEAM, _NOT, _NOT, _TEAMS, _ALL)
_TEAM_MEMBERS = Rule(About.TEAM, _NOT, _TEAMS, _TEAMS, _ALL)
_OVER_TEAM = Rule(About.TEAM, _NOT, _NOT, _NOT, _ALL)
_PERSON = Rule(About.PERSON, _NOT, _NOT, _TEAMS, _ALL)
_PERSON_OR_SELF = Rule(About.PERSON, _NOT, _SELF, _TEAMS, _ALL)
_OVER_PERSON = Rule(About.PERSON, _NOT, _NOT, _NOT, _ALL)
_MOVING = Rule(About.PERSON_INTO_TEAM, _NOT, _NOT, _TEAMS, _ALL)

RULES: Mapping[Act, Rule] = {
    Act.SET_UP: _ANYONE,
    Act.SIGN_IN: _ANYONE,
    Act.READ_INVITATION: _ANYONE,
    Act.JOIN: _ANYONE,
    Act.REDEEM_CODE: _ANYONE,
    Act.SIGN_OUT: _OWN,
    Act.PLAY: _OWN,
    Act.SEE_PROGRESS: _OWN,
    Act.EXPORT_SELF: _OWN,
    Act.DELETE_SELF: _OWN,
    Act.SEE_BADGES: _OWN,
    Act.MAKE_CODE: _MEMBERS_OWN,
    Act.LIST_SESSIONS: _MEMBERS_OWN,
    Act.END_SESSION: _MEMBERS_OWN,
    Act.CHANGE_LOOK: _MEMBERS_OWN,
    Act.SET_GOAL: _MEMBERS_OWN,
    Act.CHANGE_PASSWORD: _LEADERS_OWN,
    Act.ASK_FOR_HELP: _MEMBERS_OWN,
    Act.SEE_ASSIGNED: _MEMBERS_OWN,
    Act.SHARE_PROFILE: _MEMBERS_OWN,
    Act.APPEAR_ON_BOARD: _MEMBERS_OWN,
    Act.SEE_LOOKS: _MEMBERS_OWN,
    Act.SAY_IT_HAPPENS: _MEMBERS_OWN,
    Act.SEE_BOARD: _MEMBERS,
    Act.SEE_DEFINITION: _MEMBERS,
    Act.SEE_TEAMMATES: _TEAM_MEMBERS,
    Act.SEE_DESK: _TEAM,
    Act.EXPORT_DESK: _TEAM,
    Act.RENAME_TEAM: _TEAM,
    Act.CLOSE_TEAM: _TEAM,
    Act.SET_HEADCOUNT: _OVER_TEAM,
    Act.INVITE_PEOPLE: _TEAM,
    Act.MAKE_POSTER: _TEAM,
    Act.LIST_INVITATIONS: _TEAM,
    Act.REVOKE_INVITATION: _TEAM,
    Act.ASSIGN_TEAM: _TEAM,
    Act.WITHDRAW_TEAM: _TEAM,
    Act.SEE_REAL_NAME: _PERSON_OR_SELF,
    Act.RENAME_PERSON: _PERSON,
    Act.REMOVE_PERSON: _PERSON,
    Act.MERGE_PERSON: _PERSON,
    Act.MOVE_PERSON: _MOVING,
    Act.HAND_OUT_CODE: _PERSON,
    Act.END_SESSIONS_OF: _PERSON,
    Act.MARK_AWAY: _PERSON,
    Act.ASSIGN_PERSON: _PERSON,
    Act.WITHDRAW_PERSON: _PERSON,
    Act.ANSWER_HELP: _PERSON,
    Act.SEE_PROFILE: _PERSON_OR_SELF,
    Act.SEE_ANSWERS: _PERSON_OR_SELF,
    Act.CREATE_TEAM: _LEADERS,
    Act.SEE_HOUSE: _LEADERS,
    Act.EDIT_DEFINITION: _LEADERS,
    Act.RENAME_ORGANISATION: _ADMINISTRATORS,
    Act.CHANGE_SETTINGS: _ADMINISTRATORS,
    Act.INVITE_COORDINATOR: _ADMINISTRATORS,
    Act.LIST_COORDINATORS: _ADMINISTRATORS,
    Act.LEAD_TEAM: _OVER_TEAM,
    Act.REMOVE_COORDINATOR: _OVER_PERSON,
    Act.APPOINT: _OVER_PERSON,
}

CONSENTED = frozenset({Act.SEE_PROFILE, Act.SEE_ANSWERS})
"""Closed to others, the administrator too, until it is opened to them.

A profile is opened by the person; single answers by the organisation's switch.
"""
SELF_INCLUDED = frozenset({Act.SEE_REAL_NAME, Act.SEE_PROFILE, Act.SEE_ANSWERS})
"""What may be done to somebody that one may also do to oneself."""


def may(
    actor: Actor,
    act: Act,
    *,
    team: str | None = None,
    person: Actor | None = None,
    consent: bool = False,
) -> bool:
    """Tell whether `actor` may do `act` to a team, a person, or (for a move) both.

    What the act is about must be named; left out, the answer is no, but that an act
    of one's own is about oneself. `consent` tells that what is closed by default has
    been opened (see `CONSENTED`). To merge two people, ask for each.
    """
    rule = RULES[act]
    reach = rule.reach(actor.role)
    match rule.about:
        case About.HOUSE:
            return reach is Reach.ALL
        case About.SELF:
            return reach is Reach.SELF and (person is None or person.person == actor.person)
        case About.TEAM:
            return _reaches_team(actor, reach, team)
        case About.PERSON:
            return _reaches_person(actor, act, reach, person, consent)
        case About.PERSON_INTO_TEAM:
            there = _reaches_team(actor, reach, team)
            return there and _reaches_person(actor, act, reach, person, consent)


def require(
    actor: Actor,
    act: Act,
    *,
    team: str | None = None,
    person: Actor | None = None,
    consent: bool = False,
) -> None:
    """Go on only if `may` says yes.

    Raises:
        NotAllowed: it says no. What is not there and what is not allowed read alike, but
        for the administrator.
    """
    if not may(actor, act, team=team, person=person, consent=consent):
        raise refusal(actor, act, missing=_is_missing(act, team, person))


def refusal(actor: Actor, act: Act, *, missing: bool) -> NotAllowed:
    """Return why somebody may not do something, as far as it is theirs to know.

    `missing`: what it would be done to is not there.
    """
    if actor.role is Role.ADMINISTRATOR and missing:
        return Gone(act=act.value)
    of_teams = RULES[act].reach(actor.role) is Reach.TEAMS and act not in CONSENTED
    if actor.role is Role.COORDINATOR and of_teams:
        return OutOfReach(act=act.value)
    return NotAllowed(act=act.value)


def _is_missing(act: Act, team: str | None, person: Actor | None) -> bool:
    match RULES[act].about:
        case About.TEAM:
            return team is None
        case About.PERSON:
            return person is None
        case About.PERSON_INTO_TEAM:
            return team is None or person is None
        case About.HOUSE | About.SELF:
            return False


def _reaches_team(actor: Actor, reach: Reach, team: str | None) -> bool:
    if team is None:
        return False
    return reach is Reach.ALL or (reach is Reach.TEAMS and team in actor.teams)


def _reaches_person(
    actor: Actor, act: Act, reach: Reach, person: Actor | None, consent: bool
) -> bool:
    if person is None or reach is Reach.NOT:
        return False
    if person.person == actor.person:
        return act in SELF_INCLUDED
    if act in CONSENTED and not consent:
        return False
    lower = HEIGHT[Role.GUEST] < HEIGHT[person.role] < HEIGHT[actor.role]
    shared = reach is Reach.TEAMS and bool(actor.teams & person.teams)
    return lower and (reach is Reach.ALL or shared)
