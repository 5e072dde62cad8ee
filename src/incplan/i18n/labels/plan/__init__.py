"""Words of the plan: its parts, fields, procedures, sites."""
