"""Register, statistics and journal as documents."""
