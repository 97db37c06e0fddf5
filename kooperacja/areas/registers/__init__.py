"""Loading the address register from a table: a synchronisation with a report.

`table` reads the file, `columns` finds what stands where, `rows` reads the cells,
`placing` finds out where the coordinates lie, `storing` compares with what is stored
and writes, `report` tells a person.
"""
