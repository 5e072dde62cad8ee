"""What the plan could not take, kept in the user's own state directory until it can."""
