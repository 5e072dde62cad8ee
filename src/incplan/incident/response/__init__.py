"""Tasks, escalation, classification, and which steps an incident may take."""
