"""Questions, the editor, the watched screen."""
