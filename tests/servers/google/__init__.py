"""What Google would answer."""
