"""How the schema came to be, step by step. No code of the app is used here."""
