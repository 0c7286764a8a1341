"""python -m tests.found: write what is found anew."""

from tests.found import FILES, FOLDER

for name, made in FILES.items():
    found = "\n".join(made())
    (FOLDER / f"{name}.txt").write_text(f"{found}\n", encoding="utf-8")
