"""Commands of the review and its actions."""
