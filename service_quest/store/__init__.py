"""Rows: tables, sessions, migrations, and the way between rows and domain objects."""
