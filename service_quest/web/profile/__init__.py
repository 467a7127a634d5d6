"""One's own profile in the browser: how it is reckoned there, and its parts."""
