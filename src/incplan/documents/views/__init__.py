"""What each document says: plans and incidents turned into blocks of translated words."""
