"""Who may what: the routes as they are, the table, and the world they are walked in."""
