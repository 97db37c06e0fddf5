pages = ([], "desk")
