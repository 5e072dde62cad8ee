"""How results, errors and warnings leave the program."""
