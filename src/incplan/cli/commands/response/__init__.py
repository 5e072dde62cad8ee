"""Commands of a running incident."""
