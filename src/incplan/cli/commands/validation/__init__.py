"""Commands that check a plan."""
