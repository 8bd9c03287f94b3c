"""Language: sentences, dates and periods, references, amounts and actors in Swedish text."""
