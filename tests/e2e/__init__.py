"""The production build in a real Chromium, as trainees meet it."""
