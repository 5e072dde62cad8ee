"""What a proof looks at, one question a file, and the table it fills."""
