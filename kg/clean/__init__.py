"""Cleaning: from a decoded source to an article whose every character maps back to the original."""

from kg.clean.cleaner import clean

__all__ = ["clean"]
