"""Runs the steps on the connection that `store.migrate` hands over."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    # SQLite cannot alter most things in place: such tables are made anew.
    render_as_batch=True,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
