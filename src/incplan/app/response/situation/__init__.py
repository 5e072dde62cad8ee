"""The state of an incident, as `status` and `report` show it."""
