"""Commands that show that nothing was changed."""
