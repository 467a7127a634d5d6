"""The desk of coordinators: what one browser shows of it, and its parts."""
