"""Keeping a plan current: what an approval covers, fingerprints, differences, adoption."""
