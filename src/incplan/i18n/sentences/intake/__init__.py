"""What an import says: errors, questions, what it leaves, names of fields and places."""
