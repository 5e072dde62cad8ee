"""What of a plan stays with some readers: private numbers and addresses, names of people."""
