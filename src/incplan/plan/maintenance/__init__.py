"""Keeping a plan current: fingerprints (what an approval covers), differences, adoption."""
