"""PDF, by Typst."""
