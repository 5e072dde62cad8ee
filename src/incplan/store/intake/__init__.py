"""Files that companies already have: opened within limits, and read as tables or cards."""
