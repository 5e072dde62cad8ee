"""Incident folders and the files of entries."""
