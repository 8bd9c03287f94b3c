"""The invented region: documents of Region Älvmarken, which does not exist, and the truth about them as data.

Made for the demo, for tests and for benchmarks. It is no proof of quality on real documents, and rules must not
be tuned to it.
"""
