"""Which level an incident has by its facts, and which one is proposed."""
