"""Messages and entries in running text: chats that were saved or copied, logs line by line."""
