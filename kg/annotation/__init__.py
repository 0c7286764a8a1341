"""Annotating by hand: forms for a text editor, made from what was found, and read back as gold annotations."""
