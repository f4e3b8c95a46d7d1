"""One receiver: what it is sent, how it answers, and when it is tried again."""

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from outward.line.call import DEADLINE_S, ReceiverFault, RelayAnswer, open_client
from outward.line.cursor import Cursor, PreparedBatch
from outward.line.folder import LineState, ReceiverStatus
from outward.line.projection import PublicHall
from outward.line.reader import OLD_S
from outward.line.standing import Parcel, Standing
from outward.wire.batch import PATH, BatchAnswer, VisitorWord
from reception.system.backoff import BackingOff
from reception.system.clock import Clock, speed_of
from reception.system.decode import decoded
from reception.system.ids import run_id

log = logging.getLogger(__name__)

SAY_AFTER_S = 10.0
"""Where nothing has changed for so long, it is said at the next reading."""
_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 0.5, 20.0
_MOST_WORDS = 100
_LONGEST_ID = 64

type TakeWord = Callable[[str, VisitorWord], None]
"""Is told the receiver's address and a word; ``Receiver.heard`` answers."""


@dataclass(eq=False)
class Receiver:
    """Brings one receiver up to date whenever it is told how the hall stands.

    Args:
        address: where it is.
        site: the unit's code.
        key: what the site signs with to this one.
        clock: says when batches were made.
        take_word: what a visitor has said goes there.
        deadline_s: so long an answer is waited for.
        pauses: how long after what failed it is tried again.
    """

    address: str
    site: str
    key: Ed25519PrivateKey
    clock: Clock
    take_word: TakeWord
    deadline_s: float = DEADLINE_S
    pauses: BackingOff = field(default_factory=lambda: BackingOff(_FIRST_PAUSE_S, _LONGEST_PAUSE_S))

    def __post_init__(self) -> None:
        self.standing = Standing(self.address, self.clock)
        self._cursor = Cursor(self.site, run_id())
        self._now: PublicHall | None = None
        self._read_s = self._said_s = float("-inf")
        self._told = asyncio.Event()
        self._asked: set[str] = set()
        self._heard: dict[str, None] = {}

    @property
    def status(self) -> ReceiverStatus:
        """Return how it stands."""
        return self.standing.status

    def publish(self, now: PublicHall) -> None:
        """Know how the hall stands, and send it."""
        self._now, self._read_s = now, time.monotonic()
        self._told.set()

    def heard(self, word: str, *, is_done: bool) -> None:
        """Know that a word has become an act or was refused; else it may be said again."""
        self._asked.discard(word)
        if is_done:
            self._heard[word] = None
            self._told.set()

    async def follow(self) -> None:
        """Send whatever there is to send, until it is cancelled."""
        async with open_client() as client:
            while True:
                await self._told.wait()
                self._told.clear()
                while (now := self._to_send()) is not None:
                    sent = self._cursor.prepare(now, tuple(self._heard), self.clock.now())
                    try:
                        sending = Parcel(self.address + PATH, self.site, self.key)
                        answer = await sending.sent(client, sent.body, self.deadline_s)
                        went_well = self._judge(sent, answer)
                    except ReceiverFault as fault:
                        went_well = self._failed(LineState.AWAY, fault.what)
                    if went_well:
                        self.pauses.begin_anew()
                    else:
                        await asyncio.sleep(self.pauses.next_s())

    def _to_send(self) -> PublicHall | None:
        """Return the state to be sent; None: the receiver knows it, or nobody knows it here."""
        now, at_s = self._now, time.monotonic()
        # What was read a while ago is not said to be so now.
        if now is None or at_s - self._read_s > OLD_S:
            return None
        is_due = (at_s - self._said_s) * speed_of(self.clock) >= SAY_AFTER_S
        return now if is_due or self._heard or self._cursor.differs(now) else None

    def _judge(self, sent: PreparedBatch, answer: RelayAnswer) -> bool:
        """Take an answer in; return whether all is well with the receiver."""
        if (state := self.standing.judged(answer)) is not LineState.UP:
            return self._failed(state, answer.reason)
        try:
            said = decoded(answer.body, BatchAnswer)
        except (msgspec.DecodeError, RecursionError):
            return self._failed(LineState.REFUSED, "it answers as no relay of Nouba does")
        if said.number != sent.number:
            if sent.is_whole:
                return self._failed(LineState.REFUSED, "it does not keep what it is sent")
            # It was begun anew, or missed something: all there is brings it up to date.
            self._cursor.lose()
            return True
        self._cursor.acknowledge(sent)
        for word in sent.heard:
            self._heard.pop(word, None)
        self._said_s, now = time.monotonic(), self.clock.now()
        self.standing.acknowledged(now, following=max(0, said.following))
        for one in said.words:
            self._hear(one)
        return True

    def _hear(self, word: VisitorWord) -> None:
        known = self._asked | self._heard.keys()
        # What is more than it may have said and we not answered is said again.
        if 0 < len(word.id) <= _LONGEST_ID and word.id not in known and len(known) < _MOST_WORDS:
            self._asked.add(word.id)
            self.take_word(self.address, word)

    def _failed(self, state: LineState, says: str) -> bool:
        self._cursor.lose()
        self.standing.change(state, says)
        return False
