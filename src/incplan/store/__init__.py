"""Disk: YAML with positions, the plan loader, the journal, git, packaged data."""
