"""Languages: catalogues, labels, dates, durations."""
