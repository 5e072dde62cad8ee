"""The file of a post-incident review."""
