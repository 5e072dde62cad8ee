"""Starting a plan."""
