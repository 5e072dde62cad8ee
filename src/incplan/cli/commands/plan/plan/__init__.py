"""`incplan plan`: how the plan stands, and what was done about it."""
