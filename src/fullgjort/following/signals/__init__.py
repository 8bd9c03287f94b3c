"""Signals: what is noticed of an assignment on a day. Each is a function of the facts; `all.SIGNALS` lists them."""
