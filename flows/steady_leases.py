"""The one place that runs of a schedule have, lent by a clock that nobody sets.

A run at work must renew its lease within five minutes, which Prefect counts by the clock of the day: if that jumps, or the machine
slept, the place is free at once. The next run begins beside the one at work, and that is ended as crashed. Named
to Prefect by `PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE`.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, ClassVar

from prefect.server.concurrency.lease_storage import memory

if TYPE_CHECKING:
    from datetime import timedelta
    from uuid import UUID

    from prefect.server.concurrency.lease_storage import ConcurrencyLimitLeaseMetadata
    from prefect.server.utilities.leasing import ResourceLease


class ConcurrencyLeaseStorage(memory.ConcurrencyLeaseStorage):
    """Prefect's leases in memory, of which the expired ones are found by the time that has passed."""

    ends: ClassVar[dict[UUID, float]] = {}

    async def create_lease(
        self, resource_ids: list[UUID], ttl: timedelta, metadata: ConcurrencyLimitLeaseMetadata | None = None
    ) -> ResourceLease[ConcurrencyLimitLeaseMetadata]:
        """Lend a place."""
        lease = await super().create_lease(resource_ids, ttl, metadata)
        self.ends[lease.id] = time.monotonic() + ttl.total_seconds()
        return lease

    async def renew_lease(self, lease_id: UUID, ttl: timedelta) -> bool:
        """Lend it for longer; False if it is lent no more."""
        renewed = await super().renew_lease(lease_id, ttl)
        if renewed:
            self.ends[lease_id] = time.monotonic() + ttl.total_seconds()
        return renewed

    async def revoke_lease(self, lease_id: UUID) -> None:
        """Take it back."""
        self.ends.pop(lease_id, None)
        await super().revoke_lease(lease_id)

    async def read_expired_lease_ids(self, limit: int = 100) -> list[UUID]:
        """Return what is to be taken back."""
        now = time.monotonic()
        return [lease_id for lease_id, end in self.ends.items() if end < now][:limit]
