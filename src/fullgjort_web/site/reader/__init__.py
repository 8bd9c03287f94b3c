"""A document's page: the page picture or its text, what was read on it, and what a person can do about it."""
