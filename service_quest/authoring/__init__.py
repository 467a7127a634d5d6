"""Content from files: reading, texts by language, checks and the compiled scenarios."""
