"""One's own page: what one browser shows of its person, and its parts."""
