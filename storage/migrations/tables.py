"""All the tables there are, for those who compare them with a database: the author of a revision, and a test."""

import importlib
import pkgutil

from sqlalchemy import MetaData

import storage
from storage.mapping import Base


def metadata() -> MetaData:
    """The tables of every module of storage."""
    for module in pkgutil.iter_modules(storage.__path__, "storage."):
        if not module.ispkg:
            importlib.import_module(module.name)
    return Base.metadata
