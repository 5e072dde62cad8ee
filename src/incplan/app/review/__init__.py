"""Use cases of the post-incident review."""
