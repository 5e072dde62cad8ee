"""Documents for people: what each contains (views) and how it is laid out (formats)."""
