"""The way in: files that companies already have become parts of the plan, with a report."""
