"""Exercises: what a scenario means on this plan, and how well it was played."""
