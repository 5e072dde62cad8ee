"""Use cases of preparing and keeping a plan."""
