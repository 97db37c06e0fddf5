"""What may be shown: which place, which day, which words. Pure functions, no models."""
