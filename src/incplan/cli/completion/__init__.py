"""What Tab offers in a shell: commands, options, and the ids of a plan with their names."""
