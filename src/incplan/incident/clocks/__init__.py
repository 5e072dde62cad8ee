"""Every limit that runs, from facts and the present moment."""
