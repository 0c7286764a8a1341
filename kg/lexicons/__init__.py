"""Words as data: one editable file for each lexicon, and the scripts that make the generated ones."""
