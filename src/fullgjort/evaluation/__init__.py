"""Evaluation: how well findings agree with what people have annotated (gold)."""
