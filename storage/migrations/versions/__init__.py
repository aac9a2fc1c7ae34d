"""The revisions: written by `python -m storage.migrations`, read before they are committed, never changed after."""
