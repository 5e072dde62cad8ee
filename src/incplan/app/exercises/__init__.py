"""Exercises on the own plan: choose a scenario, play it, report what it showed."""
