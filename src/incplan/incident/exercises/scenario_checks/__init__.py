"""Rules of scenarios, by what they look at."""
