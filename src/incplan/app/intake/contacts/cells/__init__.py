"""Cells of a list of contacts that only mean something beside others: `idem`, an extension."""
