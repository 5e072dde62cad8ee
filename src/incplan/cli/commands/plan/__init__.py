"""Commands that prepare and keep the plan."""
