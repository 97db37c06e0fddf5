"""Pages that set need beside resource: they read the shelves of several rooms."""
