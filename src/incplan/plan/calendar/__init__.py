"""Service hours, public holidays, due dates."""
