public = ([], "resources")
