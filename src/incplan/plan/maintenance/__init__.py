"""What keeps a plan current: what is in force, fingerprints, differences, adoption."""
