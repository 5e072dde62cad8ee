"""Logs on paper and messages of a chat: they become entries of one incident or exercise."""
