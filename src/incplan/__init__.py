"""incplan: an incident management plan kept as text, followed under stress."""

__version__ = "0.1.0"
