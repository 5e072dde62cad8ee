"""Activities and their objectives from a table of business impact."""
