"""What to do about a case: one file a step."""
