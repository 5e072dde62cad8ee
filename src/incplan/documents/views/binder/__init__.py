"""The printed binder: the plan made for use, section by section."""
