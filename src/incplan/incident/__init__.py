"""What happened: events, state, lifecycle, duties, review. Pure."""
