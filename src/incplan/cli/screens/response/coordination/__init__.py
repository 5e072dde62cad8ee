"""Screens about working together: reports, the response team, meetings."""
