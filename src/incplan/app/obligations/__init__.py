"""Use cases of duties to notify."""
