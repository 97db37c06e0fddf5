public = ([], "problems")
desk = ([], "diagnoses")
review = ([], "review")
