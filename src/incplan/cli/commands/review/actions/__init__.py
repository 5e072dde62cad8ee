"""`incplan actions`: what reviews asked for."""
