"""Linking: the same assignment across documents; which report answers which assignment."""
