"""The words, labels and times of one document."""
