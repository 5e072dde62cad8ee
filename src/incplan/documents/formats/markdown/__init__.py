"""Markdown for git and for reading in a terminal."""
