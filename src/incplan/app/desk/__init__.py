"""What a use case works with: the plan, the journal, the pen."""
