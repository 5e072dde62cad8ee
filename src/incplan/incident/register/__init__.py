"""Over all incidents: register, statistics, supplier record."""
