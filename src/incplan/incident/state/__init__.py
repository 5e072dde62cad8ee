"""The state of an incident and of the plan's record, folded from events, with their corrections."""
