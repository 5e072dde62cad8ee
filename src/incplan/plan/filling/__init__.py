"""What a plan still asks, and the keys by which it is answered."""
