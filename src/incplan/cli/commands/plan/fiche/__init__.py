"""`incplan fiche`: the response cards."""
