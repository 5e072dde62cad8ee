"""The shipped fiches: laid over, copied, searched."""
