"""Use cases: one verb a function, each owning its transaction."""
