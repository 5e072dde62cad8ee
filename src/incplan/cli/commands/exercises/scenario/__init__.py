"""`incplan scenario`: the exercises that can be played."""
