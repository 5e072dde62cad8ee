"""Rules about reviews, completeness and what is out of date."""
