"""The facts of all documents of a build: in memory while they are few, on disk when they are many."""
