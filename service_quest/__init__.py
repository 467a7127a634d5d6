"""Service Quest: a trainer for people who serve customers."""
