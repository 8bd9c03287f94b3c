"""Deadlines: the clauses that say when an assignment is to be done or reported, as rules."""
