"""Entries put right: corrected or withdrawn by a later entry, never deleted."""
