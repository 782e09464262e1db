"""What every process of ours is told about memory, before it starts: the C library's own habits keep what was once used.

After 500 photos and 500 papers it kept 315 to 700 MB. `./aduan` and the container's image say the same to the program itself.
"""

HEMAT = {
    "MALLOC_ARENA_MAX": "2",  # not eight for each processor
    "MALLOC_TRIM_THRESHOLD_": "262144",  # bytes at the end of the heap that are free, and given back
    "MALLOC_MMAP_THRESHOLD_": "262144",  # bytes of what gets pages of its own, which are given back with it
}
