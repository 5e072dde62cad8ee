"""Reading and editing YAML with positions."""
