"""Personal data: copy, restriction, erasure, its register, retention."""
