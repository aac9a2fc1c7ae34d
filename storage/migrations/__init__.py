"""Every change of the tables, in order (Alembic), and the means to apply one and to write the next."""
