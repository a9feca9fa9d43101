"""What the scripts beside this folder share: articles, makers of files, and checks of what was read."""
