"""CSV, contacts and calendars."""
