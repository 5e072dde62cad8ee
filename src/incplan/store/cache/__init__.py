"""The user's own cache: it may be deleted, and is used only if its sources are unchanged."""
