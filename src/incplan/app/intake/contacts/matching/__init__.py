"""Which contact a name may mean."""
