"""A made-up organisation at work, for looking around: replayed plays, never invented scores."""
