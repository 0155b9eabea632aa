"""Small maps of where events were."""

from timeline.site.maps.frames import HEIGHT, WIDTH, Pin
from timeline.site.maps.marks import MapLabel, MapMark
from timeline.site.maps.sheet import Map, draw, draw_series

__all__ = ["HEIGHT", "WIDTH", "Map", "MapLabel", "MapMark", "Pin", "draw", "draw_series"]
