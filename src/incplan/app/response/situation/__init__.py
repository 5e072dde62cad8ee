"""How an incident stands: what `status` and `report` say."""
