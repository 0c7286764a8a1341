"""Checks an output folder: whether it is as a build wrote it, and what to do where it is not."""

from kg.doctor.examine import Diagnosis, Wishes, examine

__all__ = ["Diagnosis", "Wishes", "examine"]
