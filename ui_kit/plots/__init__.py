"""Plots of figures: shown in a window with ``PlotView``, or drawn as vectors with ``paint``."""
