"""What the history of git proves of the journal: when entries came, whether they were changed."""
