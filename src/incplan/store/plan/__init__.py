"""The plan directory: found, read, kept, versioned."""
