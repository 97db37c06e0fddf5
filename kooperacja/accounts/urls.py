pages = ([], "accounts")
