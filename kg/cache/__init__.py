"""What a build keeps for the next one, so that articles that are the same are not read again."""
