"""What the workflows run on a pull request, besides the timeline itself."""
