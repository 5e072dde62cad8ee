"""`incplan exercise`: play one, and report what it showed."""
