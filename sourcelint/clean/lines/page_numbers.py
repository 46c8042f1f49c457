"""How the number of a page is written in several languages: "Page 3 of 12", "Seite 3 von 12"."""

PAGE = r"(?:page|seite|p[áa]gina|sida|side|strona|страница|сторінка|sayfa|halaman)"
OF = r"(?:of|von|sur|de|di|van|av|af|z|из|з|dari|/)"
