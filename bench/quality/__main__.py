"""`python3 bench/quality --data DIR`: the same as link.py beside it."""

import sys

import link

if __name__ == "__main__":
    sys.exit(link.main_told())
