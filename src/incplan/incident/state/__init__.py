"""What is known, folded from the entries."""
