"""`python -m sourcelint` is the command `sourcelint`."""

import sys

from sourcelint.cli import main

sys.exit(main())
