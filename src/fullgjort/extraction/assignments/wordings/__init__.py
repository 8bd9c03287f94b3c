"""The wordings by which a Swedish body gives, cites, asks for or holds an assignment: one rule each."""
