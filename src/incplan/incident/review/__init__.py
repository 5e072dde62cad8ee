"""The post-incident review: what is computed and what is asked."""
