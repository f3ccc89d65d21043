"""What files of evidence say besides what one sees, and copies that do not."""
