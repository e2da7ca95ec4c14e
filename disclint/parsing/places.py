"""A small gazetteer: states, provinces, countries, and the cities that stand in a dateline without one.

Source: postal codes of USPS and Canada Post; state abbreviations and stand-alone cities after the AP Stylebook; countries after
ISO 3166-1 with their everyday names. Drawn up 2026-11-23.
"""

from __future__ import annotations

from functools import cache

US_STATES = """
AL Ala. Alabama|AK Alaska|AZ Ariz. Arizona|AR Ark. Arkansas|CA Calif. Cal. California|CO Colo. Colorado|CT Conn. Connecticut|
DE Del. Delaware|DC D.C. District_of_Columbia|FL Fla. Florida|GA Ga. Georgia|HI Hawaii|ID Idaho|IL Ill. Illinois|IN Ind. Indiana|IA Iowa|
KS Kan. Kans. Kansas|KY Ky. Kentucky|LA La. Louisiana|ME Maine|MD Md. Maryland|MA Mass. Massachusetts|MI Mich. Michigan|
MN Minn. Minnesota|MS Miss. Mississippi|MO Mo. Missouri|MT Mont. Montana|NE Neb. Nebr. Nebraska|NV Nev. Nevada|NH N.H. New_Hampshire|
NJ N.J. New_Jersey|NM N.M. N.Mex. New_Mexico|NY N.Y. New_York|NC N.C. North_Carolina|ND N.D. North_Dakota|OH Ohio|OK Okla. Oklahoma|
OR Ore. Oreg. Oregon|PA Pa. Penn. Pennsylvania|PR P.R. Puerto_Rico|RI R.I. Rhode_Island|SC S.C. South_Carolina|SD S.D. South_Dakota|
TN Tenn. Tennessee|TX Tex. Texas|UT Utah|VT Vt. Vermont|VA Va. Virginia|WA Wash. Washington|WV W.Va. W.V. West_Virginia|
WI Wis. Wisc. Wisconsin|WY Wyo. Wyoming
"""
CANADIAN_PROVINCES = """
AB Alta. Alberta|BC B.C. British_Columbia|MB Man. Manitoba|NB N.B. New_Brunswick|NL N.L. Nfld. Newfoundland Newfoundland_and_Labrador|
NS N.S. Nova_Scotia|NT N.W.T. Northwest_Territories|NU Nunavut|ON Ont. Ontario|PE P.E.I. PEI Prince_Edward_Island|
QC Que. Quebec Québec PQ P.Q.|SK Sask. Saskatchewan|YT Yukon Yukon_Territory
"""
OTHER_STATES = """
Australia: NSW New_South_Wales|VIC Victoria|QLD Queensland|WA Western_Australia|SA South_Australia|TAS Tasmania|ACT|NT Northern_Territory
United Kingdom: England|Scotland|Wales|Northern_Ireland
India: Maharashtra|Karnataka|Tamil_Nadu|Gujarat|Telangana|Haryana|Uttar_Pradesh|West_Bengal|Kerala|Rajasthan|Punjab|Goa
Germany: Bavaria|Hesse|Saxony|Lower_Saxony
China: Guangdong|Zhejiang|Jiangsu|Shandong|Sichuan|Hubei|Hunan|Fujian|Anhui|Hainan
Japan: Tokyo_Prefecture|Hokkaido|Okinawa
"""
COUNTRIES = """
Afghanistan|Albania|Algeria|Andorra|Angola|Antigua_and_Barbuda|Argentina|Armenia|Aruba|Australia|Austria|Azerbaijan|Bahamas The_Bahamas|
Bahrain|Bangladesh|Barbados|Belarus|Belgium|Belize|Benin|Bermuda|Bhutan|Bolivia|Bosnia_and_Herzegovina Bosnia|Botswana|Brazil Brasil|
British_Virgin_Islands BVI B.V.I.|Brunei|Bulgaria|Burkina_Faso|Burundi|Cambodia|Cameroon|Canada CAN|Cape_Verde|Cayman_Islands|Chad|Chile|
China PRC P.R.C. P.R._China People's_Republic_of_China|Colombia|Costa_Rica|Croatia|Cuba|Curacao Curaçao|Cyprus|Czech_Republic Czechia|
Denmark|Djibouti|Dominica|Dominican_Republic|DR_Congo Congo DRC|Ecuador|Egypt|El_Salvador|Eritrea|Estonia|Eswatini|Ethiopia|Fiji|Finland|
France|Gabon|Gambia The_Gambia|Georgia|Germany Deutschland|Ghana|Gibraltar|Greece|Greenland|Grenada|Guam|Guatemala|Guernsey|Guinea|Guyana|
Haiti|Honduras|Hong_Kong Hong_Kong_SAR HK|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland|Isle_of_Man|Israel|Italy Italia|
Ivory_Coast Cote_d'Ivoire Côte_d'Ivoire|Jamaica|Japan|Jersey|Jordan|Kazakhstan|Kenya|Kosovo|Kuwait|Kyrgyzstan|Laos|Latvia|Lebanon|Lesotho|
Liberia|Libya|Liechtenstein|Lithuania|Luxembourg|Macau Macao|Madagascar|Malawi|Malaysia|Maldives|Mali|Malta|Marshall_Islands|Mauritania|
Mauritius|Mexico México|Moldova|Monaco|Mongolia|Montenegro|Morocco|Mozambique|Myanmar|Namibia|Nepal|Netherlands The_Netherlands|
New_Zealand|Nicaragua|Niger|Nigeria|North_Macedonia|Norway|Oman|Pakistan|Panama Panamá|Papua_New_Guinea PNG|Paraguay|Peru Perú|
Philippines The_Philippines|Poland|Portugal|Qatar|Romania|Russia|Rwanda|Saint_Kitts_and_Nevis St._Kitts_and_Nevis|Saint_Lucia St._Lucia|
Samoa|San_Marino|Saudi_Arabia KSA K.S.A. Kingdom_of_Saudi_Arabia|Senegal|Serbia|Seychelles|Sierra_Leone|Singapore|Slovakia|Slovenia|
Somalia|South_Africa|South_Korea Korea Republic_of_Korea S._Korea|Spain España|Sri_Lanka|Sudan|Suriname|Sweden|Switzerland|Syria|Taiwan|
Tajikistan|Tanzania|Thailand|Togo|Trinidad_and_Tobago|Tunisia|Turkey Türkiye Turkiye|Turkmenistan|Uganda|Ukraine|
United_Arab_Emirates UAE U.A.E.|United_Kingdom UK U.K. Great_Britain|United_States US U.S. USA U.S.A. United_States_of_America|Uruguay|
Uzbekistan|Vanuatu|Vatican_City|Venezuela|Vietnam Viet_Nam|Yemen|Zambia|Zimbabwe
"""
CITIES = """
Atlanta|Baltimore|Boston|Chicago|Cincinnati|Cleveland|Dallas|Denver|Detroit|Honolulu|Houston|Indianapolis|Las_Vegas|Los_Angeles|Miami|
Milwaukee|Minneapolis|New_Orleans|New_York|New_York_City|Oklahoma_City|Philadelphia|Phoenix|Pittsburgh|St._Louis|Salt_Lake_City|
San_Antonio|San_Diego|San_Francisco|Seattle|Washington|Austin|Nashville|Charlotte|Orlando|Tampa|San_Jose|Fort_Worth|Fort_Lauderdale|
Boca_Raton|Palo_Alto|Silicon_Valley|Irvine|Scottsdale|Jacksonville|Brooklyn|Manhattan|Beverly_Hills|Hollywood|Sacramento|Oakland|Portland|
Albuquerque|Memphis|Louisville|Richmond|Columbus|Kansas_City|Montreal|Montréal|Quebec_City|Toronto|Ottawa|Vancouver|Calgary|Edmonton|
Winnipeg|Halifax|Mississauga|Guatemala_City|Havana|Mexico_City|Panama_City|Monterrey|Guadalajara|Bogota|Bogotá|Lima|Santiago|Buenos_Aires|
Sao_Paulo|São_Paulo|Rio_de_Janeiro|Brasilia|Caracas|Quito|Medellin|Medellín|Montevideo|London|Edinburgh|Glasgow|Manchester|Birmingham|
Oxford|Cambridge|Dublin|Belfast|Cardiff|Paris|Lyon|Marseille|Toulouse|Nice|Strasbourg|Brussels|Antwerp|Amsterdam|Rotterdam|The_Hague|
Utrecht|Eindhoven|Leiden|Berlin|Munich|München|Frankfurt|Frankfurt_am_Main|Hamburg|Cologne|Köln|Düsseldorf|Dusseldorf|Stuttgart|Leipzig|
Dresden|Hannover|Nuremberg|Bonn|Vienna|Wien|Zurich|Zürich|Geneva|Genève|Basel|Bern|Lausanne|Zug|Lugano|Schlieren|Milan|Milano|Rome|Roma|
Turin|Bologna|Florence|Venice|Madrid|Barcelona|Valencia|Seville|Lisbon|Porto|Oslo|Bergen|Stockholm|Gothenburg|Malmö|Malmo|Lund|Copenhagen|
Aarhus|Helsinki|Espoo|Reykjavik|Tallinn|Riga|Vilnius|Warsaw|Krakow|Prague|Budapest|Bratislava|Ljubljana|Zagreb|Belgrade|Bucharest|Sofia|
Athens|Nicosia|Limassol|Istanbul|Ankara|Kyiv|Kiev|Moscow|St._Petersburg|Tbilisi|Baku|Yerevan|Almaty|Astana|Tashkent|Tel_Aviv|Jerusalem|
Haifa|Beirut|Amman|Cairo|Riyadh|Jeddah|Doha|Dubai|Abu_Dhabi|Manama|Muscat|Kuwait_City|Tehran|Baghdad|Karachi|Lahore|Islamabad|New_Delhi|
Delhi|Mumbai|Bengaluru|Bangalore|Chennai|Hyderabad|Pune|Kolkata|Ahmedabad|Gurugram|Noida|Colombo|Dhaka|Kathmandu|Bangkok|Kuala_Lumpur|
Jakarta|Manila|Hanoi|Ho_Chi_Minh_City|Phnom_Penh|Yangon|Beijing|Shanghai|Shenzhen|Guangzhou|Hangzhou|Suzhou|Nanjing|Wuhan|Chengdu|
Chongqing|Tianjin|Xi'an|Qingdao|Dalian|Xiamen|Zhuhai|Wuxi|Ningbo|Hefei|Changsha|Taipei|Hsinchu|Taichung|Kaohsiung|Seoul|Busan|Incheon|
Seongnam|Tokyo|Osaka|Kyoto|Nagoya|Yokohama|Fukuoka|Kobe|Sydney|Melbourne|Brisbane|Perth|Adelaide|Canberra|Auckland|Wellington|
Johannesburg|Cape_Town|Durban|Pretoria|Nairobi|Lagos|Abuja|Accra|Addis_Ababa|Casablanca|Rabat|Tunis|Algiers|Kigali|Kampala|Dar_es_Salaam|
Vatican_City|Luxembourg|Monaco|Singapore|Hong_Kong|Macau|Gibraltar|Djibouti|Guernsey|Jersey|San_Juan|Hamilton|George_Town|Port_of_Spain|
Nassau|Bridgetown|Kingston
"""


def _folded(words: str) -> str:
    return words.casefold().replace(".", "").replace("_", " ").strip()


def _entries(table: str) -> list[list[str]]:
    return [[_folded(form) for form in entry.split()] for entry in table.replace("\n", "").split("|") if entry.strip()]


@cache
def regions() -> dict[str, tuple[str, str]]:
    """Return the spellings of states, provinces and countries, folded: (canonical name, country).

    For a country the two are the same. A postal code or an AP abbreviation leads to its full name.
    """
    found: dict[str, tuple[str, str]] = {}
    for entry in _entries(COUNTRIES):
        found.update((form, (entry[0], entry[0])) for form in entry)
    for line in OTHER_STATES.strip().splitlines():
        country, _, states = line.partition(": ")
        for entry in _entries(states):
            found.update((form, (entry[-1], _folded(country))) for form in entry)
    for table, country in ((CANADIAN_PROVINCES, "canada"), (US_STATES, "united states")):
        for entry in _entries(table):
            full = max(entry, key=len)
            found.update((form, (full, country)) for form in entry)
    return found


@cache
def cities() -> frozenset[str]:
    """Return the cities that stand alone in a dateline, folded."""
    return frozenset(entry[0] for entry in _entries(CITIES))


def region(words: str) -> tuple[str, str] | None:
    """Return the canonical name and the country of the state, province or country *words*, or None."""
    if len(words) == 2 and words.islower():
        return None  # "in", "on", "or" are words
    return regions().get(_folded(words))


def is_city(words: str) -> bool:
    """Tell whether *words* name a city that needs no state or country."""
    return _folded(words) in cities()
