"""The rules of play: pure Python, no clock, no randomness, no input or output."""
