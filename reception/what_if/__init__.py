"""What other house rules would have done: the real visits of the past, called by them anew.

``past`` reads what came and who was there, ``replay`` lets the calling rule choose whom to call,
``comparing`` says who would have waited less and who longer.
"""

from reception.what_if.answer import Answer, Faithfulness, Shift
from reception.what_if.asking import WhatIf
from reception.what_if.change import Change

__all__ = ["Answer", "Change", "Faithfulness", "Shift", "WhatIf"]
