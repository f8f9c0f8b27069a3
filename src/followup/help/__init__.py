"""The manual: one page a topic."""
