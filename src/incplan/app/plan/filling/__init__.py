"""Fill in a plan: what is open, and answers written in place."""
