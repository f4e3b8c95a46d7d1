"""The core of Nouba: the queue, the calling rule, the figures. It knows no Qt and no printer."""
