"""Noticing, filing, deciding, composing: arithmetic on values."""
