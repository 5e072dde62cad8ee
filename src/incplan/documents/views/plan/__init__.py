"""The plan and its parts as documents."""
