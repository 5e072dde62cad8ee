"""Texts typed and shown: answers, lists, numbers, phones."""
