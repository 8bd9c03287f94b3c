"""Reading: the bytes of a file become a Document with a text and a map back to page and place."""
