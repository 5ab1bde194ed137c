"""`python -m etl` is `gongkai`."""

from etl.cli import main

main()
