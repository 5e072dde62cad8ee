"""`incplan export`: one word for each document."""
