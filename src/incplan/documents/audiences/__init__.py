"""Who may read what: the edition of each document for each kind of reader, and the last guard."""
