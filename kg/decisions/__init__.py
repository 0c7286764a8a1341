"""What people decided about entities: kept in a file of its own, apart from the data, and applied in every build."""
