"""Paper: views and templates."""
