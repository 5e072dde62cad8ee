"""Reading, adapting and writing fiches."""
