"""python -m tests.found: write what is found anew."""

from tests.found import FILES, FOLDER

for name, made in FILES.items():
    (FOLDER / f"{name}.txt").write_text("\n".join(made()) + "\n", encoding="utf-8")
