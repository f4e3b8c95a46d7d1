"""Plots of figures: shown in a window with ``PlotView``, or drawn as vectors with ``paint``.

Nothing is imported here: pyqtgraph takes a second to load, and only pages with plots need it.
"""
