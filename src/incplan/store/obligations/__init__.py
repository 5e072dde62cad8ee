"""The shipped duties to notify, read from their files."""
