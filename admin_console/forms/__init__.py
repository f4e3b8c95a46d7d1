"""Forms for what the unit's description holds: fields, mistakes beside them, saving and undoing.

A form shows one table of the unit's file (``reception.unit.document``) and gives it back changed.
A field is bound to a key of that table by its path, such as ``series.prefix``; a value that stands
as usual is left out, as in the file.
"""
