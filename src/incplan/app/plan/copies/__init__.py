"""Copies of the plan in people's hands: given, confirmed, taken back."""
