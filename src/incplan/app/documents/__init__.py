"""Use cases that make documents."""
