"""`incplan escalate`: up a level, or no to a proposal."""
