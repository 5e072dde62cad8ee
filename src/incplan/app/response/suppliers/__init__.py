"""What suppliers do in a running incident."""
