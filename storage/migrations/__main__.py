"""Write the next revision from the tables as they stand in the code: `python -m storage.migrations "what changes"`.

`--initial` writes 0001 anew instead, which is right only until there is a database anybody wants to keep. What comes
out is a draft to be read.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from alembic import command
from sqlalchemy import NullPool, create_engine

from storage.migrations.tables import metadata
from storage.migrations.upgrade import config, upgrade

VERSIONS = Path(__file__).parent / "versions"


def revisions() -> list[Path]:
    """The revisions there are, oldest first: their names begin with their four digits."""
    return sorted(VERSIONS.glob("[0-9]*_*.py"))


def write(message: str) -> Path:
    """Bring an empty database to the newest revision, compare it with the tables, write down the difference."""
    number = f"{len(revisions()) + 1:04}"
    with tempfile.TemporaryDirectory() as folder:
        engine = create_engine(f"sqlite:///{Path(folder) / 'empty.db'}", poolclass=NullPool)
        with engine.begin() as connection:
            upgrade(connection)
            compared = config(connection)
            compared.attributes["tables"] = metadata()
            command.revision(compared, message, autogenerate=True, rev_id=number)
    path = next(VERSIONS.glob(f"{number}_*.py"))
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.lstrip().startswith("# ###")), encoding="utf-8")
    ruff = [sys.executable, "-m", "ruff", "format", "--quiet", str(path)]
    subprocess.run(ruff, check=True)  # noqa: S603 - our own words and a path we have just made
    return path


def main() -> None:
    """Read the command line and write one revision."""
    parser = argparse.ArgumentParser(prog="python -m storage.migrations", description=__doc__)
    parser.add_argument("message", help="what changes, in a few words")
    parser.add_argument("--initial", action="store_true", help="drop every revision and write 0001 from the tables")
    arguments = parser.parse_args()
    if arguments.initial:
        for old in revisions():
            old.unlink()
    sys.stdout.write(f"{write(arguments.message)}\n")


main()
