"""References: citations of decisions, meetings and documents elsewhere, by date or § number."""
