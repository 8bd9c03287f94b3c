"""Charts as SVG made on the server: role img, a title and a description, classes and never styles. The page shows the
same numbers in a table beside each."""
