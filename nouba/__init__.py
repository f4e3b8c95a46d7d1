"""The command: it parses words and picks stores, printers and apps; it holds no rule."""
