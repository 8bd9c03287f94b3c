"""Recommendations of auditors and committees: who speaks, to whom, in which form."""
