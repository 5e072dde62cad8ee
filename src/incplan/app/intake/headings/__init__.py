"""The words that companies write above the columns of their lists, in four languages, by field."""
