"""Use cases that prove that nothing was changed."""
