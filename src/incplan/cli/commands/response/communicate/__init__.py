"""`incplan communicate`: messages that went out, and drafts of them."""
