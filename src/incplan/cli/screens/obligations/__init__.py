"""Screens of duties to notify."""
