"""Commands that end an incident, or open it again."""
