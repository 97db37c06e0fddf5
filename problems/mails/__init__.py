"""What people are told of problems and diagnoses, and who is told."""
