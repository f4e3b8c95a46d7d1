"""What the core needs from the world: a clock, ids, stores, change notices, a printer."""

from reception.ports.desk import (
    Break,
    DeadlockFault,
    DeskStore,
    DeskWork,
    NewTicket,
    OperationRecordedError,
    RaceLostError,
    Recorded,
    RevisionChangedError,
    Session,
)
from reception.ports.hall import Call, HallStore, LineLength
from reception.ports.paper import Printer, PrintStore, StationPrinter, UnsurePaper
from reception.ports.ratings import Rated, Rating, RatingCount, RatingStore
from reception.ports.reports import (
    Counted,
    Counting,
    ReportStore,
    Sought,
    StayRank,
    VisitOrder,
    VisitRecord,
    WorkSpan,
)
from reception.ports.unit import UnitStore
from reception.ports.world import ChangeFeed, Clock, Ids, Topic

__all__ = [
    "Break",
    "Call",
    "ChangeFeed",
    "Clock",
    "Counted",
    "Counting",
    "DeadlockFault",
    "DeskStore",
    "DeskWork",
    "HallStore",
    "Ids",
    "LineLength",
    "NewTicket",
    "OperationRecordedError",
    "PrintStore",
    "Printer",
    "RaceLostError",
    "Rated",
    "Rating",
    "RatingCount",
    "RatingStore",
    "Recorded",
    "ReportStore",
    "RevisionChangedError",
    "Session",
    "Sought",
    "StationPrinter",
    "StayRank",
    "Topic",
    "UnitStore",
    "UnsurePaper",
    "VisitOrder",
    "VisitRecord",
    "WorkSpan",
]
