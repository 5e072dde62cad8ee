"""The plan template as a document of Word, filled in: what stands in which of its parts."""
