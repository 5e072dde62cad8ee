"""Drawings as SVG, their colours and glyphs."""
