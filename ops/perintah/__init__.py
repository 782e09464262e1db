"""The commands of `./aduan`: each module has a `daftar(app)` that adds its own; heavy imports stay inside the functions."""
