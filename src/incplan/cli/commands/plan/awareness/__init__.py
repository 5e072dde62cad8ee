"""`incplan awareness`: who is made aware, who is due, what they knew."""
