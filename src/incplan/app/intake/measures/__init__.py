"""Tables of risk treatment: preventive measures, and how far each is."""
