"""Screens of verification."""
