"""Small maps of where events were."""

from timeline.site.maps.frames import HEIGHT, WIDTH, Pin
from timeline.site.maps.marks import MapLabel, Mark
from timeline.site.maps.sheet import Map, draw, draw_series

__all__ = ["HEIGHT", "WIDTH", "Map", "MapLabel", "Mark", "Pin", "draw", "draw_series"]
