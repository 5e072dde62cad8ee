"""What was written by hand comes into the journal: sheet by sheet, in the order of their boxes."""
