"""What people are told of resources."""
