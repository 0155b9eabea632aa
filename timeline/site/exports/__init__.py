"""The record as data, to take away: `/data/v1/`, and what describes it.

A field never changes its meaning and never goes; new ones may come. `values` says which fields
there are, and everything else follows from it.
"""
