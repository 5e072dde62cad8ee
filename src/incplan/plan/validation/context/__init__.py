"""The data that rules get."""
