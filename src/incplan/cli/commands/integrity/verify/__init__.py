"""`incplan verify`: the journal, a sealed file, a printed page."""
