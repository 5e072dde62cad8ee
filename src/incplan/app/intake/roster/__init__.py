"""Tables of who is on duty when: they become turns of `roster.yaml`."""
