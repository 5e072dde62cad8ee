"""`incplan review`: the post-incident review."""
