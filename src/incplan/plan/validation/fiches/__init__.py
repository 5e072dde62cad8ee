"""Rules about response cards."""
