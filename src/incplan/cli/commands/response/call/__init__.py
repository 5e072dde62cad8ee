"""`incplan call`: whom to call."""
