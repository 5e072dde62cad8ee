"""What rules are given to look at."""
