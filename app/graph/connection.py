"""The connection to Neo4j: one `Graph` per process, managed transactions, driver errors as the domain's.

Every read and write goes through here, so this is the one place that knows how the driver fails and what
that means to a person.
"""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from copy import copy
from typing import Any, Concatenate, Final, LiteralString, ParamSpec, Self, TypeVar

from neo4j import (
    READ_ACCESS,
    AsyncDriver,
    AsyncGraphDatabase,
    AsyncManagedTransaction,
    AsyncSession,
    NotificationDisabledClassification,
    unit_of_work,
)
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    ConnectionPoolError,
    DatabaseError,
    Forbidden,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from app.errors import GarrisonError, ServerFailed, TooSlow, Unavailable
from app.graph.server.address import Address

OLDEST: Final = (2026, 9)
"""The first release this is tested on, and the one the private server runs. Aura is always newer, though it
names itself 5.27-aura."""

TIME_LIMIT: Final = 20.0
"""Seconds one transaction may take."""

_RETRY_TIME: Final = 15.0
"""Seconds the driver's managed transactions go on retrying: deadlocks, a change of leader, a server away."""
# Two writers that make a node's first relationships at once may deadlock inside Neo4j, whatever locks are
# taken before: what is retried then takes milliseconds, and should not wait for the driver's whole second.
_RETRY_DELAY: Final = 0.1
_CONNECT_TIME: Final = 5.0
_SCHEMES: Final = tuple(f"{base}{tls}://" for base in ("bolt", "neo4j") for tls in ("", "+s", "+ssc"))
_AGENT: Final = re.compile(r"Neo4j/(\d+)\.(\d+)(.*)")
_TIMED_OUT: Final = (
    "TransactionTimedOut",
    "LockAcquisitionTimeout",
    "Transaction.Terminated",
    "LockClientStopped",
)
_OUT_OF_MEMORY: Final = "OutOfMemory"
_NO_SUCH_DATABASE: Final = "DatabaseNotFound"
_EXISTS: Final = (
    "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists",
    "Neo.ClientError.Schema.ConstraintAlreadyExists",
    "Neo.ClientError.Schema.IndexAlreadyExists",
)
# Asking for labels nobody has used yet is normal in a new graph, and no reason to warn.
_SILENT: Final = (NotificationDisabledClassification.UNRECOGNIZED,)

Transaction = AsyncManagedTransaction
"""What services pass on to the functions of `app.graph` that they run together."""

_P = ParamSpec("_P")
_R = TypeVar("_R")
Work = Callable[Concatenate[Transaction, _P], Awaitable[_R]]
"""What a transaction does. The driver may run it again, so it must be safe to run twice."""


class Graph:
    """One database of one Neo4j, over one driver. Use `await Graph.connect(address)`, then close it.

    All methods raise `Unavailable` while Neo4j is away, `TooSlow` past the time limit (seconds), and
    `ServerFailed` with one sentence where someone has to change something.
    """

    def __init__(self, driver: AsyncDriver, address: Address, time_limit: float) -> None:
        self._driver = driver
        self._address = address
        self._time_limit = time_limit
        # One manager for all sessions: on a cluster, a read then sees what this process has written.
        self._bookmarks = AsyncGraphDatabase.bookmark_manager()

    @classmethod
    async def connect(cls, address: Address, *, time_limit: float | None = None) -> Self:
        """Open the driver and verify that what answers there is usable. `time_limit` None: `TIME_LIMIT`."""
        graph = cls(_driver(address), address, time_limit or TIME_LIMIT)
        try:
            await graph.verify()
        except BaseException:
            await graph.close()
            raise
        return graph

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    @property
    def address(self) -> Address:
        """Where this graph is."""
        return self._address

    async def verify(self) -> None:
        """Check, without retrying, that Neo4j answers, takes the password and is new enough."""
        async with self._session() as session:
            result = await session.run("RETURN 1")
            agent = (await result.consume()).server.agent
        if not is_new_enough(agent):
            needed = ".".join(f"{part:02}" for part in OLDEST)
            raise ServerFailed(
                f"Neo4j at {self._address.uri} is too old ({agent}): Garrison needs {needed} or later."
            )

    async def read(self, work: Work[_P, _R], *args: _P.args, **kwargs: _P.kwargs) -> _R:
        """Run `work(tx, …)` in a managed read transaction and return what it returns."""
        async with self._session(default_access_mode=READ_ACCESS) as session:
            return await session.execute_read(self._limited(work), *args, **kwargs)

    async def write(self, work: Work[_P, _R], *args: _P.args, **kwargs: _P.kwargs) -> _R:
        """Run `work(tx, …)` in a managed write transaction and return what it returns."""
        async with self._session() as session:
            return await session.execute_write(self._limited(work), *args, **kwargs)

    async def rows(self, query: LiteralString, **parameters: Any) -> list[dict[str, Any]]:
        """Return the rows of one reading query; for several in one transaction use `read`."""
        return await self.read(_rows, query, parameters)

    def within(self, seconds: float) -> Self:
        """Return this graph with another time limit for what is read and written through it.

        It has the same connections: close only this one.
        """
        other = copy(self)
        other._time_limit = seconds
        return other

    async def alter(self, query: LiteralString) -> None:
        """Run one statement that changes the schema, in a transaction of its own without a time limit.

        Two processes may create the same thing at once in spite of IF NOT EXISTS: the later one is content.
        """
        async with self._session() as session:
            try:
                await session.execute_write(unit_of_work(timeout=None)(_rows), query, {})
            except ClientError as error:
                if error.code not in _EXISTS:
                    raise

    async def close(self) -> None:
        """Close all connections."""
        await self._driver.close()

    def _limited(self, work: Work[_P, _R]) -> Work[_P, _R]:
        @unit_of_work(timeout=self._time_limit)
        async def limited(tx: AsyncManagedTransaction, /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
            try:
                return await work(tx, *args, **kwargs)
            except Neo4jError as error:
                # The driver takes this for transient and would repeat it until its time is up.
                if _OUT_OF_MEMORY in (error.code or ""):
                    raise TooSlow("Neo4j ran out of memory for this; ask for less at once.") from error
                raise

        return limited

    @asynccontextmanager
    async def _session(self, **config: Any) -> AsyncGenerator[AsyncSession]:
        """Open a session on the database; what the driver raises inside leaves as one of our errors."""
        try:
            async with self._driver.session(
                database=self._address.database, bookmark_manager=self._bookmarks, **config
            ) as session:
                yield session
        except (
            Neo4jError,
            ServiceUnavailable,
            SessionExpired,
            ConnectionPoolError,
            ConfigurationError,
        ) as error:
            known = _meaning(error, self._address)
            if known is None:
                raise
            raise known from error


def _driver(address: Address) -> AsyncDriver:
    if not address.uri.startswith(_SCHEMES):
        raise ServerFailed(
            f"“{address.uri}” is not the address of a Neo4j: it starts with bolt:// or neo4j://, under TLS "
            "with bolt+s:// or neo4j+s://."
        )
    try:
        return AsyncGraphDatabase.driver(
            address.uri,
            auth=(address.username, address.password),
            connection_timeout=_CONNECT_TIME,
            connection_acquisition_timeout=2 * _CONNECT_TIME,
            max_transaction_retry_time=_RETRY_TIME,
            initial_retry_delay=_RETRY_DELAY,
            retry_delay_jitter_factor=0.5,
            notifications_disabled_classifications=_SILENT,
            user_agent="garrison",
        )
    except (ConfigurationError, ValueError) as error:
        raise ServerFailed(f"“{address.uri}” is not the address of a Neo4j: {error}") from error


def is_new_enough(agent: str) -> bool:
    """Say whether a server that names itself so ("Neo4j/2026.09.0") has what the queries here need."""
    match = _AGENT.match(agent)
    if match is None:
        return False
    year, month, rest = match.groups()
    return rest.endswith("-aura") or (int(year), int(month)) >= OLDEST


async def _rows(
    tx: AsyncManagedTransaction, query: LiteralString, parameters: dict[str, Any]
) -> list[dict[str, Any]]:
    return [dict(record) async for record in await tx.run(query, parameters)]


def _meaning(error: Exception, address: Address) -> GarrisonError | None:
    """Return what a driver's error means to a person; None where it is our own mistake, to be seen."""
    code = (error.code if isinstance(error, Neo4jError) else None) or ""
    where = f"Neo4j at {address.uri}"
    if any(part in code for part in _TIMED_OUT):
        return TooSlow("The database needed longer than its time limit; ask a narrower question.")
    if isinstance(error, AuthError):
        return ServerFailed(f"{where} refuses the user name “{address.username}” or its password.")
    if _NO_SUCH_DATABASE in code:
        return ServerFailed(f"{where} has no database “{address.database}”.")
    if isinstance(error, ConfigurationError):
        return ServerFailed(f"{where} cannot be used: {error}")
    if isinstance(error, Forbidden | DatabaseError):
        return ServerFailed(f"{where} could not do it: {error.message}")
    if isinstance(error, TransientError | ServiceUnavailable | SessionExpired | ConnectionPoolError):
        return Unavailable(f"{where} does not answer at the moment.")
    return None
