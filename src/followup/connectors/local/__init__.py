"""Mail and calendars kept as files: Maildir, and .ics."""
