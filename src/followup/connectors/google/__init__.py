"""Gmail and Google Calendar."""
