"""Puts tickets on paper: render, encode, transport, confirm."""
