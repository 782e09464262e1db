"""The benchmarks: what the program does in a second, beside others, on one server and in one run."""
