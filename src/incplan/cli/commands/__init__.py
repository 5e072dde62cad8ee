"""One module a command: its signature, its help, one call to the use case."""
