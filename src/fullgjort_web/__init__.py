"""The site of Fullgjort: register, intake, reports, pages and the command line."""
