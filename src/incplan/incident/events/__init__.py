"""The kinds of entries as frozen values, their causal order, and their form in files."""
