"""A frozen value for each kind of entry, their order and their form."""
