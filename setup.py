"""Ships ontology/ inside the package, as kg/ontology; all else is in pyproject.toml."""

from setuptools import find_namespace_packages, setup

setup(packages=[*find_namespace_packages(include=["kg*"]), "kg.ontology"], package_dir={"kg.ontology": "ontology"})
