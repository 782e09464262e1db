"""What runs and tends the program: its command line, its embedded servers, its migrations."""
