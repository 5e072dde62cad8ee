"""Rules about fiches (response cards)."""
