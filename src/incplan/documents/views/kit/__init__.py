"""Pages to act from at night: a fiche on one leaf, the start page, lists and boards."""
