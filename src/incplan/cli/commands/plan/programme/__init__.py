"""`incplan tests`: the test programme of the procedures."""
