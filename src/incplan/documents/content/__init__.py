"""What documents are made of: blocks, sheets, columns, page codes."""
