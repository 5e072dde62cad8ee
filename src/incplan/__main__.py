"""`python -m incplan`."""

from incplan.cli.start import run

if __name__ == "__main__":
    run()
