"""Invitations and credentials: how one gets in."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlmodel import col

from service_quest.store.people_records import Invitation, Kind
from service_quest.store.people_rows import invitation_of, invitation_values
from service_quest.store.people_tables import CredentialRow, InvitationRow

INVITATION = (
    col(InvitationRow.id),
    col(InvitationRow.kind),
    col(InvitationRow.team_id),
    col(InvitationRow.person_id),
    col(InvitationRow.made_by),
    col(InvitationRow.created_at),
    col(InvitationRow.expires_at),
    col(InvitationRow.uses_left),
    col(InvitationRow.revoked_at),
    col(InvitationRow.lent_at),
)


def add_invitation(connection: Connection, invitation: Invitation, token_hash: str) -> None:
    """Add an invitation. IntegrityError if its token is there."""
    row = invitation_values(invitation, token_hash)
    connection.execute(sa.insert(InvitationRow).values(row))


def invitation_by_token(connection: Connection, token_hash: str) -> Invitation | None:
    """Return the invitation with this token hash, whether or not it still holds."""
    wanted = sa.select(*INVITATION).where(col(InvitationRow.token_hash) == token_hash)
    row = connection.execute(wanted).mappings().first()
    return invitation_of(row) if row else None


def invitation_by_id(connection: Connection, invitation: str) -> Invitation | None:
    """Return the invitation with this id, whether or not it still holds."""
    wanted = sa.select(*INVITATION).where(col(InvitationRow.id) == invitation)
    row = connection.execute(wanted).mappings().first()
    return invitation_of(row) if row else None


def invitations_to(connection: Connection, team: str, now: int) -> list[Invitation]:
    """Return the invitations to a team that still hold at `now` (ms), the latest first."""
    its = sa.select(*INVITATION).where(
        col(InvitationRow.team_id) == team,
        col(InvitationRow.revoked_at).is_(None),
        col(InvitationRow.expires_at) > now,
    )
    rows = connection.execute(its.order_by(col(InvitationRow.created_at).desc())).mappings()
    return [found for found in map(invitation_of, rows) if found.holds(now)]


def use(connection: Connection, invitation: Invitation, now: int) -> bool:
    """Take one use of an invitation, unless another was quicker; tell whether it was had."""
    left = col(InvitationRow.uses_left)
    its = sa.and_(
        col(InvitationRow.id) == invitation.id,
        col(InvitationRow.revoked_at).is_(None),
        col(InvitationRow.expires_at) > now,
        sa.or_(left.is_(None), left > 0),
    )
    taken = connection.execute(sa.update(InvitationRow).where(its).values(uses_left=left - 1))
    return taken.rowcount > 0


def revoke_invitation(connection: Connection, invitation: str, now: int) -> None:
    """Let an invitation let nobody in any more."""
    this = sa.and_(col(InvitationRow.id) == invitation, col(InvitationRow.revoked_at).is_(None))
    connection.execute(sa.update(InvitationRow).where(this).values(revoked_at=now))


def revoke_kind(connection: Connection, kind: Kind, now: int, person: str | None = None) -> None:
    """Revoke all invitations of a kind, or those of it to one person."""
    its = [col(InvitationRow.kind) == kind.value, col(InvitationRow.revoked_at).is_(None)]
    if person is not None:
        its.append(col(InvitationRow.person_id) == person)
    connection.execute(sa.update(InvitationRow).where(*its).values(revoked_at=now))


def revoke_to(connection: Connection, person: str, now: int) -> None:
    """Revoke all invitations that let one person in."""
    its = sa.and_(col(InvitationRow.person_id) == person, col(InvitationRow.revoked_at).is_(None))
    connection.execute(sa.update(InvitationRow).where(its).values(revoked_at=now))


def revoke_to_team(connection: Connection, team: str, now: int) -> None:
    """Revoke all invitations into a team."""
    its = sa.and_(col(InvitationRow.team_id) == team, col(InvitationRow.revoked_at).is_(None))
    connection.execute(sa.update(InvitationRow).where(its).values(revoked_at=now))


def add_credential(
    connection: Connection, person: str, login: str, password_hash: str, now: int
) -> None:
    """Let someone sign in. IntegrityError if the name is taken."""
    row = {
        "person_id": person,
        "login": login,
        "password_hash": password_hash,
        "changed_at": now,
    }
    connection.execute(sa.insert(CredentialRow).values(row))


def credential(connection: Connection, login: str) -> tuple[str, str] | None:
    """Return the person and the password's hash that go with a name."""
    wanted = sa.select(col(CredentialRow.person_id), col(CredentialRow.password_hash))
    row = connection.execute(wanted.where(col(CredentialRow.login) == login)).first()
    return (row[0], row[1]) if row else None


def password_hash(connection: Connection, person: str) -> str | None:
    """Return the hash of someone's password; None for who signs in without one."""
    its = col(CredentialRow.person_id) == person
    return connection.scalar(sa.select(col(CredentialRow.password_hash)).where(its))


def renew_hash(connection: Connection, person: str, password_hash: str, now: int) -> None:
    """Store a password's hash anew."""
    this = col(CredentialRow.person_id) == person
    new = {"password_hash": password_hash, "changed_at": now}
    connection.execute(sa.update(CredentialRow).where(this).values(new))


def drop_credential(connection: Connection, person: str) -> None:
    """Let someone no longer sign in."""
    this = col(CredentialRow.person_id) == person
    connection.execute(sa.delete(CredentialRow).where(this))
