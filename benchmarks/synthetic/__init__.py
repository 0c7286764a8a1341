"""A synthetic world of officials and the news about them, the same for the same seed."""
