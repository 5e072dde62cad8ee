"""From global options to a desk; the only reader of the clock."""
