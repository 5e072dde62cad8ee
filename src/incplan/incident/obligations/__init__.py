"""Which duties to notify may apply to an incident, their state, and their deadlines."""
