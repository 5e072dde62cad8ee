"""`incplan distribute`, `received`, `returned`: who holds which copy."""
