"""`followup`, and `python -m followup`."""

from followup.cli.boundary import main

if __name__ == "__main__":
    main()
