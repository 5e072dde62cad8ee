"""How the words of a plan are read: names, numbers, days, lengths, labels, hints."""
