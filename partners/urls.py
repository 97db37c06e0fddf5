public = ([], "partners")
