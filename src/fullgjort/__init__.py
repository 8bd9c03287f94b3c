"""The pure library of Fullgjort: bytes in, values out; no clock, no network, no settings."""
