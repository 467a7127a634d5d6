"""What teams show together, and where the house fails: a coordinator's second page."""
