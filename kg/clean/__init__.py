"""Cleaning: from a decoded source to an article whose every character maps back to the original."""

from kg.clean.cleaner import clean, clean_all

__all__ = ["clean", "clean_all"]
