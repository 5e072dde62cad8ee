"""A window of a terminal: what fits into its rows and columns."""
