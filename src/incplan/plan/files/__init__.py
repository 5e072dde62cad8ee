"""The models of plan files, one module per kind of file."""
