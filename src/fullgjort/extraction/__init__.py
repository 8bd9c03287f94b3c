"""Extraction: rules that find assignments, decisions, recommendations, references, figures and grants."""
