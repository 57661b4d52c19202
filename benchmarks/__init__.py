"""What the program costs at a million requests, as ratios to floors measured in the same run."""
