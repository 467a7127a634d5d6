"""Codes given out for another's phone: who gave them out, and which browsers came by them."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Whatever was noted so far is a look, and no browser is known to have come by such a code."""
    looked = sa.text("'answers'")
    op.add_column("look", sa.Column("kind", sa.String(16), nullable=False, server_default=looked))
    op.add_column("session", sa.Column("lent_at", sa.BigInteger()))
    op.add_column("invitation", sa.Column("lent_at", sa.BigInteger()))
