"""Bolt's listeners run at once: it then finds the acknowledgement there, and sleeps no 10 ms to look again."""

from concurrent.futures import Executor, Future
from typing import Any


class AtOnce(Executor):
    """Runs what it is given before it returns."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as error:  # noqa: BLE001 - as a thread of the pool would keep it
            future.set_exception(error)
        return future
