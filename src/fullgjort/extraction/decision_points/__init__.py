"""Decision points: what a document decides or proposes, point by point."""
