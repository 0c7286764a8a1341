"""Evaluation: how well a world agrees with gold annotations."""
