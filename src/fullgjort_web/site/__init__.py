"""The site: what one sees and does in the browser. Each page has a module of its own."""
