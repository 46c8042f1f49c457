"""`python -m sourcelint.cli`."""

import sys

from sourcelint.cli import main

sys.exit(main())
