"""What several documents share."""
