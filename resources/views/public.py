"""What everybody may see of this room: reads the shelf and nothing else."""
