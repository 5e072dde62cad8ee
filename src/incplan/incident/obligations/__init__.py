"""Which duties to notify may apply, and where they stand."""
