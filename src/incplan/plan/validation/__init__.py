"""The rules that `validate` applies."""
