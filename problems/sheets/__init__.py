"""Diagnoses as tables: exported for the own use, imported from spreadsheets.

An exported file that is imported again changes nothing.
"""
