"""Durable writes, safe paths, packaged resources."""
