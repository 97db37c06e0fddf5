"""Reading directories of resources out of files, and writing them down.

`records` is what every reader hands over; `tables`, `ohana` and `geojson` read files,
`values` reads single cells and `hours` opening hours in words. Readers are pure: they
ask no database, and say what they could not read.
"""
