"""Write `sourcelint/clean/lines/month_names.py`: the names of months in the languages of the web, from CLDR.

    python tools/build_month_names.py

Babel, which trafilatura brings along, holds the data of the Unicode Common Locale Data Repository (CLDR). A name that
means different months in different languages (Croatian and Polish "listopad") goes to the language that stands first.
"""

from __future__ import annotations

from pathlib import Path

from babel import Locale, __version__
from babel.dates import get_month_names

LANGUAGES = """
en de fr es pt it nl sv da nb nn pl cs sk ru uk be bg mk sr sr_Latn hr bs sl hu ro tr az el fi et lv lt id ms vi fil
ar ar_LB fa he ur ps ckb ku hi bn ta te mr gu kn ml pa si ne or as th lo km my ka hy kk ky uz mn sq ca gl eu is ga cy mt
af sw so am ha yo zu eo lb fo fy gd br oc
""".split()  # noqa: SIM905 - a word list
"""The more texts the web has in a language, the further in front."""
WIDTHS = ("wide", "abbreviated")
TARGET = Path(__file__).parents[1] / "sourcelint" / "clean" / "lines" / "month_names.py"
MIN_CHARS = 2
MAX_LINE_CHARS = 118


def month_names() -> list[list[str]]:
    """Return the names of the twelve months, without their stops, each name once."""
    months: dict[str, int] = {}
    for language in LANGUAGES:
        locale = Locale.parse(language)
        for context in ("format", "stand-alone"):
            for width in WIDTHS:
                for number, name in get_month_names(width, context, locale).items():
                    plain = name.lower().replace(".", "").replace("'", "").strip()
                    if len(plain) < MIN_CHARS or any(map(str.isdigit, plain)):
                        continue
                    if months.setdefault(plain, number) != number:
                        print(f"{plain}: {months[plain]}, in {language} {number}")
    return [[name for name, number in months.items() if number == month] for month in range(1, 13)]


def main() -> None:
    """Write the module."""
    lines = [
        '"""Names of months in the languages of the web, from CLDR; written by tools/build_month_names.py.',
        "",
        f"Source: Unicode CLDR, by Babel {__version__}. A paragraph a month, January first; `_` is a space inside a name.",
        '"""',
        "",
        'CLDR_MONTHS = """',
    ]
    for names in month_names():
        line = ""
        for name in names:
            word = name.replace(" ", "_")
            if len(line) + len(word) >= MAX_LINE_CHARS:
                lines.append(line)
                line = ""
            line = f"{line} {word}".strip()
        lines += [line, ""]
    TARGET.write_text("\n".join([*lines[:-1], '"""', ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
