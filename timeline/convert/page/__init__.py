"""What a page tells of itself: headline, outlet, day, address."""
