"""The post-incident review: computed rows, and questions to people."""
