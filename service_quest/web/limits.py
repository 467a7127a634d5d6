"""How often one may try: so that nobody gets in by guessing, and nobody is kept out."""

from __future__ import annotations

from enum import Enum
from functools import cached_property
from ipaddress import IPv6Address, ip_address

from limits import RateLimitItem, parse
from limits.errors import StorageError
from limits.storage import storage_from_string
from limits.strategies import MovingWindowRateLimiter
from starlette.requests import Request

from service_quest.domain.errors import DomainError
from service_quest.store.errors import StoreError


class TooManyTries(DomainError):
    """Too many tries in a short time; the next may come in so many `minutes`."""

    code = "too-many-tries"


class Limit(Enum):
    """What is counted, and how much of it is let through.

    A whole class may join behind one address; a name is guarded more closely.
    """

    LINK = "300 per 10 minutes"
    CODE = "60 per 10 minutes"
    ANY_CODE = "2000 per 10 minutes"
    MAKE_CODE = "20 per 10 minutes"
    ADDRESS = "100 per 10 minutes"
    NAME_AT_ADDRESS = "10 per 10 minutes"
    NAME = "200 per 1 hour"
    CHANGE = "12 per 10 minutes"
    EXPORT = "30 per 10 minutes"

    @cached_property
    def item(self) -> RateLimitItem:
        """The limit as the library takes it."""
        return parse(self.value)


class Gate:
    """Counts tries, in this process or for all of them in Redis (`redis://…`)."""

    def __init__(self, url: str | None = None) -> None:
        """Count in memory, or in Redis."""
        self._url = url or "memory://"

    @cached_property
    def _limiter(self) -> MovingWindowRateLimiter:
        return MovingWindowRateLimiter(storage_from_string(self._url, wrap_exceptions=True))

    def count(self, limit: Limit, *who: str) -> None:
        """Count one try, before it is known how it ends.

        Raises:
            TooManyTries: there were too many. StoreError: Redis is away.
        """
        try:
            passed = self._limiter.hit(limit.item, limit.name, *who)
        except StorageError as error:
            raise StoreError from error
        if not passed:
            raise TooManyTries(minutes=limit.item.get_expiry() // 60)

    def forget(self, limit: Limit, *who: str) -> None:
        """Forget the tries of someone who turned out to be right."""
        try:
            self._limiter.clear(limit.item, limit.name, *who)
        except StorageError as error:
            raise StoreError from error


class Pace:
    """Lets everyone through at a pace: `burst` at once, then `each_second`.

    It is counted in this process alone; `most` are remembered, those last seen.
    """

    def __init__(self, burst: int, each_second: float, most: int = 10_000) -> None:
        """Let everyone through as yet."""
        self._burst, self._each_second, self._most = burst, each_second, most
        self._left: dict[str, tuple[float, float]] = {}

    def passes(self, who: str, now: float) -> bool:
        """Tell whether someone may pass at `now` (s); who may not has to wait."""
        left, since = self._left.pop(who, (float(self._burst), now))
        left = min(self._burst, left + (now - since) * self._each_second)
        while len(self._left) >= self._most:
            del self._left[next(iter(self._left))]
        self._left[who] = (left - 1 if left >= 1 else left, now)
        return left >= 1


def address_of(request: Request) -> str:
    """Return where a request comes from, as far as that can be believed.

    A proxy on this very machine is believed about whom it speaks for, nobody else is.
    """
    peer = request.client.host if request.client else ""
    if _is_here(peer):
        spoken_for = request.headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
        return _network_of(spoken_for) or _network_of(peer)
    return _network_of(peer)


def _is_here(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def _network_of(address: str) -> str:
    """Return an address; of one of the new kind the part that one household shares."""
    try:
        known = ip_address(address)
    except ValueError:
        return ""
    return known.exploded[:19] if isinstance(known, IPv6Address) else str(known)
