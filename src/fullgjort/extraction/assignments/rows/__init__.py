"""Assignments that stand as a row of a table, or as a line of a list, with their source and their report."""
