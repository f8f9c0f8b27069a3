"""Calendars and mailboxes, one folder a provider."""
