"""What a test of a procedure covered, and what it has to tell."""
