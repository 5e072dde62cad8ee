"""Commands between copies of a plan."""
