"""Slides of each lesson for the projector of a village hall: for a browser, as a PDF, for PowerPoint."""
