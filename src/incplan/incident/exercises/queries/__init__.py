"""What queries of a scenario ask of a plan, and how each is answered."""
