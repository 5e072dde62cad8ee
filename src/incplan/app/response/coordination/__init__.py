"""Who works together in an incident: the response team, and its meetings."""
