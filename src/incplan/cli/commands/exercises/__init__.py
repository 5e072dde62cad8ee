"""Commands of exercises."""
