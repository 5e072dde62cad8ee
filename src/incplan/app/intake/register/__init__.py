"""Registers of past incidents: they become incidents of the plan, with their numbers."""
