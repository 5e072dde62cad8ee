"""From global options to a `Desk`; only here the clock is read."""
