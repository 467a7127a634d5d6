"""Regulars: the parting that an attempt followed on."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Whatever was played before there were regulars followed on a plain parting."""
    plain = sa.text("'plain'")
    op.add_column("attempt", sa.Column("start", sa.String(8), nullable=False, server_default=plain))
