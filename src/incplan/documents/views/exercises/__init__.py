"""Documents of exercises: the report afterwards, and the papers to play from."""
