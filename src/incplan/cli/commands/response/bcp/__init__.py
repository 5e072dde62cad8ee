"""`incplan bcp`: the business continuity plan."""
