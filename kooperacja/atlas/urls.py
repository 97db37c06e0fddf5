map = ([], "atlas")
areas = ([], "areas")
