"""Tracebacks that tell nobody anything: those of clients whose server has just ended.

Clients notice the end as soon as the watch does that ends their process for it, and log it by their own lights.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable


def hold_back(is_lost: Callable[[], bool], watch: threading.Thread) -> None:
    """Hold back what is logged of an exception from when a process that this one needs `is_lost`.

    `watch` is the thread that ends this process then. Whoever logs waits for it, and so never writes a line.
    """
    make_record = logging.getLogRecordFactory()

    def record_of(*args: Any, **kwargs: Any) -> logging.LogRecord:
        record = make_record(*args, **kwargs)
        if record.exc_info and is_lost():
            watch.join()
        return record

    logging.setLogRecordFactory(record_of)
