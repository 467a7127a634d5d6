"""The player: a conversation walked in the browser, and its debrief."""
