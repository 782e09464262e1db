"""The program under faults: load, faults one after the other, and a checker that counts what was kept."""
