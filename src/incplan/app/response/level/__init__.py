"""Set the level: from answers, upward by escalation, downward with a reason."""
