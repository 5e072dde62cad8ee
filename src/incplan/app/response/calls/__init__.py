"""Calls in an incident: whom, on which number, and what each gave."""
