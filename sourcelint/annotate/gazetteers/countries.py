"""Countries, with the names under which a text lets them act: capital, people, short forms.

One line a country: canonical name, then its aliases. A government speaks under all of them ("Beijing accused").
"""

from __future__ import annotations

_TABLE = """
Afghanistan | Kabul | Afghan
Albania | Tirana | Albanian
Algeria | Algiers | Algerian
Angola | Luanda | Angolan
Argentina | Buenos Aires | Argentine | Argentinian
Armenia | Yerevan | Armenian
Australia | Canberra | Australian
Austria | Vienna | Austrian
Azerbaijan | Baku | Azerbaijani
Bahrain | Manama | Bahraini
Bangladesh | Dhaka | Bangladeshi
Belarus | Minsk | Belarusian
Belgium | Belgian
Bolivia | La Paz | Bolivian
Bosnia | Sarajevo | Bosnian
Brazil | Brasilia | Brazilian
Bulgaria | Sofia | Bulgarian
Cambodia | Phnom Penh | Cambodian
Cameroon | Yaounde | Cameroonian
Canada | Ottawa | Canadian
Chile | Santiago | Chilean
China | PRC | People's Republic of China | Beijing | Chinese
Colombia | Bogota | Bogotá | Colombian
Congo | Kinshasa | Congolese
Croatia | Zagreb | Croatian
Cuba | Havana | Cuban
Cyprus | Nicosia | Cypriot
Czech Republic | Czechia | Prague | Czech
Denmark | Copenhagen | Danish
Ecuador | Quito | Ecuadorian
Egypt | Cairo | Egyptian
Eritrea | Asmara | Eritrean
Estonia | Tallinn | Estonian
Ethiopia | Addis Ababa | Ethiopian
European Union | EU | Brussels
Finland | Helsinki | Finnish
France | Paris | French
Georgia | Tbilisi
Germany | Berlin | German
Ghana | Accra | Ghanaian
Greece | Athens | Greek
Guatemala | Guatemalan
Haiti | Port-au-Prince | Haitian
Honduras | Tegucigalpa | Honduran
Hungary | Budapest | Hungarian
Iceland | Reykjavik | Icelandic
India | New Delhi | Delhi | Indian
Indonesia | Jakarta | Indonesian
Iran | Tehran | Iranian
Iraq | Baghdad | Iraqi
Ireland | Dublin | Irish
Israel | Jerusalem | Tel Aviv | Israeli
Italy | Rome | Italian
Japan | Tokyo | Japanese
Jordan | Amman | Jordanian
Kazakhstan | Astana | Kazakh
Kenya | Nairobi | Kenyan
Kosovo | Pristina | Kosovar
Kuwait | Kuwaiti
Kyrgyzstan | Bishkek | Kyrgyz
Laos | Vientiane | Laotian
Latvia | Riga | Latvian
Lebanon | Beirut | Lebanese
Libya | Tripoli | Libyan
Lithuania | Vilnius | Lithuanian
Malaysia | Kuala Lumpur | Malaysian
Mali | Bamako | Malian
Mexico | Mexico City | Mexican
Moldova | Chisinau | Moldovan
Mongolia | Ulaanbaatar | Mongolian
Montenegro | Podgorica | Montenegrin
Morocco | Rabat | Moroccan
Mozambique | Maputo | Mozambican
Myanmar | Burma | Naypyidaw | Burmese
Nepal | Kathmandu | Nepali | Nepalese
Netherlands | The Hague | Dutch
New Zealand | Wellington
Nicaragua | Managua | Nicaraguan
Niger | Niamey | Nigerien
Nigeria | Abuja | Nigerian
North Korea | DPRK | Democratic People's Republic of Korea | Pyongyang | North Korean
North Macedonia | Skopje | Macedonian
Norway | Oslo | Norwegian
Oman | Muscat | Omani
Pakistan | Islamabad | Pakistani
Palestine | Palestinian Authority | Ramallah | Palestinian
Panama | Panamanian
Paraguay | Asuncion | Paraguayan
Peru | Lima | Peruvian
Philippines | Manila | Philippine | Filipino
Poland | Warsaw | Polish
Portugal | Lisbon | Portuguese
Qatar | Doha | Qatari
Romania | Bucharest | Romanian
Russia | Moscow | Kremlin | the Kremlin | Russian
Rwanda | Kigali | Rwandan
Saudi Arabia | Riyadh | Saudi
Senegal | Dakar | Senegalese
Serbia | Belgrade | Serbian
Singapore | Singaporean
Slovakia | Bratislava | Slovak
Slovenia | Ljubljana | Slovenian
Somalia | Mogadishu | Somali
South Africa | Pretoria | South African
South Korea | ROK | Republic of Korea | Seoul | South Korean
South Sudan | Juba
Soviet Union | USSR | Soviet
Spain | Madrid | Spanish
Sri Lanka | Colombo | Sri Lankan
Sudan | Khartoum | Sudanese
Sweden | Stockholm | Swedish
Switzerland | Bern | Swiss
Syria | Damascus | Syrian
Taiwan | Taipei | Taiwanese
Tajikistan | Dushanbe | Tajik
Tanzania | Dodoma | Tanzanian
Thailand | Bangkok | Thai
Tunisia | Tunis | Tunisian
Turkey | Türkiye | Ankara | Turkish
Turkmenistan | Ashgabat | Turkmen
Uganda | Kampala | Ugandan
Ukraine | Kyiv | Kiev | Ukrainian
United Arab Emirates | UAE | Abu Dhabi | Emirati
United Kingdom | UK | U.K. | Britain | London | British | Downing Street
United States | US | U.S. | USA | America | Washington | American | White House | the White House
Uruguay | Montevideo | Uruguayan
Uzbekistan | Tashkent | Uzbek
Vatican | Holy See
Venezuela | Caracas | Venezuelan
Vietnam | Hanoi | Vietnamese
Yemen | Sanaa | Yemeni
Zambia | Lusaka | Zambian
Zimbabwe | Harare | Zimbabwean
"""


def _read_aliases() -> dict[str, str]:
    """Read the table; a name that two countries have stays with the first."""
    names: dict[str, str] = {}
    for line in _TABLE.strip().splitlines():
        canonical, *others = (part.strip() for part in line.split("|"))
        for name in (canonical, *others):
            names.setdefault(name, canonical)
    return names


NATIONS: dict[str, str] = _read_aliases()
"""From every alias to the canonical name: "Beijing" and "Chinese" to "China"."""

CAPITALISED = r"[A-Z][\w.]{0,40}(?:(?: of| and)? [A-Z][\w.]{0,40}){0,3}"
"""What the name of a country looks like, to be set into larger expressions and read with `nation_at_end`."""


def nation_of(name: str) -> str | None:
    """Return the canonical name of the country that a name stands for, with or without an article, or None."""
    bare = name.replace("’", "'").removesuffix("'s").strip()
    return NATIONS.get(bare) or NATIONS.get(bare.removeprefix("the ").removeprefix("The "))


PERSONS_TOO = frozenset(["Jordan", "Georgia", "Santiago", "Sofia", "Wellington", "Lima"])
"""Names that people bear as well: alone, they do not show that a country speaks."""


def nation_at_end(phrase: str) -> str | None:
    """Return the longest end of a phrase that is a country's name: "Last March China" ends in "China".

    The name is returned as it stands there; None for names that people bear as well.
    """
    words = phrase.replace("’", "'").split(" ")
    for first in range(len(words)):
        name = " ".join(words[first:])
        if name in NATIONS:
            return name if name not in PERSONS_TOO else None
    return None
