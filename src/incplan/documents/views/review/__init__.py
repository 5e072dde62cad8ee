"""The review and its actions as documents."""
