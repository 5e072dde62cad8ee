"""Meeting the other end: its address, our own repository for the meeting, fetch, merge, push."""
