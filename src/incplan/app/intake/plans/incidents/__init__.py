"""Incidents of the past in a plan: its register, its reviews, what was agreed after them."""
