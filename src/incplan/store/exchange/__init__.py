"""Other copies of a plan, and sealed packages."""
