"""Commands over all incidents."""
