"""Assignments: the rules that find a task, and the steps that complete it (context, parts, origin, report)."""
