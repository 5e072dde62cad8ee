"""Tasks, escalation, classification and the rules of an incident's life."""
