"""What is said of documents that come and go."""
