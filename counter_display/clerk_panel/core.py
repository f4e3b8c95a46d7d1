"""What the panel asks: the reception."""

from reception.bootstrap import Reception

type Core = Reception
