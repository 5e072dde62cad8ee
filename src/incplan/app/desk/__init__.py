"""What every use case is given: the plan, the journal, and the pen that writes events."""
