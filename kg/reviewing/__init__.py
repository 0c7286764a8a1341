"""What a graph leaves in doubt, found and asked; answers become rows of decisions.tsv."""
