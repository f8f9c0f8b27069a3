"""A sample home, dated relative to now."""
