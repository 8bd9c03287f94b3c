"""Following: what the register notices of an assignment on a day, from dated facts alone."""
