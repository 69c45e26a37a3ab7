"""What ``hocso narrate`` can be asked for, a file a subject."""
