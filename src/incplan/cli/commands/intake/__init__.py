"""`incplan import`: files that a company has, into the plan."""
