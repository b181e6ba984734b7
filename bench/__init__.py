"""Figures anyone can run again: quality (`make eval`) and speed (`make bench`)."""
