"""What an incident asks now: in a window, whole, or after a recorded fact."""
