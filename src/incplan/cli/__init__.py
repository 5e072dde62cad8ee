"""The terminal: signatures and presentation."""
