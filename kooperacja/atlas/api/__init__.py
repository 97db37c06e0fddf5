"""The public API of the ground floor: areas and vocabularies."""
