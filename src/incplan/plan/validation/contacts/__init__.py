"""Rules about people, parties and functions."""
