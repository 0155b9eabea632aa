"""Small maps of where events were."""

from timeline.site.maps.frames import Pin
from timeline.site.maps.marks import MapMark
from timeline.site.maps.sheet import Map, draw, draw_series
