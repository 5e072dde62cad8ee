"""Rules about objectives and contracts."""
