"""What fields of plan files are made of: scalars, texts, durations, windows."""
