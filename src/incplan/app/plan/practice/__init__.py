"""What keeps the plan alive: sessions of awareness, tests of its procedures."""
