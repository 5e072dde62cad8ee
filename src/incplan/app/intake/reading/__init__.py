"""What cells of any table mean: days and times, people, which fiche a word names."""
