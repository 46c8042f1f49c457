"""The process of our own Prefect server; `own_server.py` starts it, by its path: `server_process.py PARENT PORT`.

It ends with the process that started it, and proves to other commands of the same user that it is the server which
sourcelint started. Only that process ends it, by closing its standard input: a signal that a service manager or a
terminal sends to all processes of a command must not take away the server while runs still have to say how they ended.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Awaitable, Callable, MutableMapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


def main(parent: str, port: str) -> None:
    """Serve until told to end."""
    # Last on the path: for a checkout that is not installed.
    package = Path(__file__).resolve().parents[1]
    sys.path.append(str(package if (package / "sourcelint").is_dir() else package.parent))
    sys.path.append(str(Path(__file__).parent))  # Prefect imports `steady_leases` by its name
    os.environ["PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE"] = "steady_leases"
    from sourcelint.host.processes import end_with_parent

    end_with_parent(int(parent))
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    import uvicorn

    class SignalProofServer(uvicorn.Server):
        def handle_exit(self, *_: object) -> None:
            """Ignore signals."""

    config = uvicorn.Config(
        application, factory=True, host="127.0.0.1", port=int(port), log_level="error", lifespan="on"
    )
    server = SignalProofServer(config)
    threading.Thread(target=_end_after_input, args=(server,), daemon=True).start()
    server.run()
    sys.exit(0 if server.started else 1)


def _end_after_input(server: Any) -> None:
    sys.stdin.buffer.read()
    server.should_exit = True


def application() -> Any:
    """Build Prefect's server with two more addresses: it proves that it knows its secret, and makes many artifacts at once."""
    from prefect.server.api.server import create_app

    from sourcelint.host import artifact_batches, memory, server_proof

    server = create_app()
    server.api_app.add_route(artifact_batches.PATH, make_artifacts, ["POST"])
    memory.calm_collector()
    secret = os.environ.pop(server_proof.SECRET)

    async def proving(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] != server_proof.PATH:
            await server(scope, receive, send)
            return
        answer = server_proof.proof(secret, scope["query_string"].decode("ascii", "replace")).encode()
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/plain")]})
        await send({"type": "http.response.body", "body": answer})

    return proving


async def make_artifacts(request: Any) -> Any:
    """Make artifacts in one transaction, each the newest of its key, and answer with their ids.

    Prefect's own address makes one, reads it back twice, and sends an event, as its client does: forty times the work.
    """
    from prefect.server.database import provide_database_interface
    from prefect.server.schemas.actions import ArtifactCreate
    from prefect.server.schemas.core import Artifact
    from starlette.responses import JSONResponse

    asked = [ArtifactCreate.model_validate(one) for one in (await request.json())["artifacts"]]
    at = datetime.now(UTC)
    rows = [Artifact(**one.model_dump(), created=at, updated=at).model_dump_for_orm() for one in asked]
    newest = [{**{name: row[name] for name in row if name != "id"}, "latest_id": row["id"]} for row in rows]
    db = provide_database_interface()
    latest = db.queries.insert(db.ArtifactCollection)
    replaced = {name: latest.excluded[name] for name in newest[0] if name not in ("key", "created")}
    async with db.session_context(begin_transaction=True) as session:
        await session.execute(db.queries.insert(db.Artifact), rows)
        await session.execute(latest.on_conflict_do_update(index_elements=["key"], set_=replaced), newest)
    return JSONResponse([str(row["id"]) for row in rows])


if __name__ == "__main__":
    main(*sys.argv[1:])
