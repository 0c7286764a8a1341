"""Engines: where the cleaning and extraction of a build run, in this process, in several, or on a cluster."""
