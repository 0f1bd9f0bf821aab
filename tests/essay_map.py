"""Where every claim of the essay is found: paragraph → address and record.

The claims are those of the project's digest of the essay, in our own words. An address is given without its language;
``holds`` is a piece of the page that shows the record in either language: an anchor, a link or a code.
"""

from typing import NamedTuple


class Claim(NamedTuple):
    """One claim of the essay, and the page on which it stands with its paragraph."""

    paragraph: int
    claim: str
    address: str
    holds: str


def _term(paragraph: int, claim: str, vocabulary: str, code: str) -> Claim:
    return Claim(paragraph, claim, f"/about/#vocabulary-{vocabulary}", f"<code>{code}</code>")


def _check(paragraph: int, claim: str, check: str) -> Claim:
    return Claim(paragraph, claim, f"/about/#check-{check}", f'id="check-{check}"')


def _milestone(paragraph: int, claim: str, slug: str) -> Claim:
    return Claim(paragraph, claim, f"/history/#milestone-{slug}", f'id="milestone-{slug}"')


def _page(paragraph: int, claim: str, address: str) -> Claim:
    # The page links to itself: to its other language, and from its crumbs or its canonical address.
    return Claim(paragraph, claim, address, address)


def _world(paragraph: int, claim: str, observation: str) -> Claim:
    return Claim(paragraph, claim, f"/about/#observation-{observation}", f'id="observation-{observation}"')


CLAIMS: tuple[Claim, ...] = (
    _term(1, "Local bodies of states act in world politics", "territory-kinds", "constituent_state"),
    _term(1, "Local bodies of provinces act in world politics", "territory-kinds", "province"),
    Claim(1, "Local bodies of cities do: paradiplomacy", "/about/#what-it-is", 'id="what-it-is"'),
    _term(2, "Twinning projects", "activity-kinds", "twinning_project"),
    _term(2, "Exchange of urban information", "activity-kinds", "information_exchange"),
    _term(2, "Signed cooperation agreements", "activity-kinds", "cooperation_agreement"),
    _term(2, "A hand in national and international policy", "activity-kinds", "policy_influence"),
    _term(2, "Development help to one another", "activity-kinds", "development_cooperation"),
    _term(2, "Cooperation on migrants", "activity-kinds", "migration_cooperation"),
    _term(2, "Regional marketing", "activity-kinds", "regional_marketing"),
    _milestone(3, "Hahn: cities were the main actors of most of history", "hahn-urban-forum-2012"),
    _check(3, "Who said so", "p03-01"),
    _milestone(4, "Hahn: cities at the heart of planning", "hahn-urban-forum-2012"),
    _check(4, "The same speaker", "p04-02"),
    _term(5, "Political opportunity for local politicians", "drivers", "local_politics"),
    _term(5, "Citizens as standard-bearers", "drivers", "citizens"),
    _page(5, "Nuclear-weapon-free cities", "/networks/nuclear-free-local-authorities/"),
    _milestone(5, "Anti-nuclear activists", "manchester-nuclear-free-1980"),
    _check(5, "Citizens lead", "p05-03"),
    _term(5, "Substitute diplomacy", "drivers", "substitute"),
    _page(5, "Taipei for Taiwan", "/cities/taipei/"),
    _page(5, "Taiwan", "/territories/TW/"),
    _page(5, "Palestinian cities for Palestine", "/territories/PS/"),
    _page(5, "Barcelona for Catalonia", "/cities/barcelona/"),
    _page(5, "Catalonia", "/territories/ES-CT/"),
    _term(5, "A tool for the city's own development", "drivers", "own_development"),
    _term(5, "Residents' origins", "drivers", "diaspora"),
    _page(5, "Amsterdam is active in Ghana, Turkey and Suriname", "/activities/amsterdam-origin-countries-2001/"),
    _page(5, "Amsterdam", "/cities/amsterdam/"),
    _check(5, "Because of its residents' origins", "p05-08"),
    _check(5, "They are the majority of its residents", "p05-09"),
    _term(5, "Ending civil wars so as to stem migration", "drivers", "ending_wars"),
    _term(6, "Where governments serve citizens badly", "drivers", "national_gap"),
    _term(7, "International organisations ask cities to act", "drivers", "io_demand"),
    _term(7, "The European Union pushes it", "drivers", "europeanisation"),
    _term(8, "A political culture shared by citizens and parties", "conditions", "political_culture"),
    _term(8, "Financial resources", "conditions", "financial_resources"),
    _term(8, "Human resources", "conditions", "human_resources"),
    _term(8, "Nearness to a border", "conditions", "border_proximity"),
    _term(8, "Being a hub of trade", "conditions", "trade_hub"),
    _term(8, "Being a hub of tourism", "conditions", "tourism_hub"),
    _term(8, "A measure of autonomy", "conditions", "autonomy"),
    _term(9, "Mayors", "actors", "mayor"),
    _term(9, "City councillors", "actors", "council"),
    _term(9, "Municipal staff", "actors", "staff"),
    _term(9, "Municipal advisers", "actors", "adviser"),
    _check(10, "Six fields", "p10-10"),
    _page(10, "Inter-city relations", "/fields/inter_city/"),
    _page(10, "Global governance", "/fields/global_governance/"),
    _page(10, "Promotion of peace", "/fields/peace/"),
    _page(10, "Development", "/fields/development/"),
    _page(10, "Promotion of human rights", "/fields/human_rights/"),
    _page(10, "Improvement of the economy", "/fields/economy/"),
    _term(11, "Twin programmes", "tie-kinds", "twin"),
    _term(11, "Cooperation with less developed places", "activity-kinds", "development_cooperation"),
    _page(11, "Metropolis project of 18 metropolises", "/networks/mega-cities-project/"),
    _page(11, "London, Paris, Berlin and Moscow", "/networks/m4/"),
    _page(11, "Eurocities, 130 cities", "/networks/eurocities/"),
    _page(11, "United Cities and Local Governments", "/networks/uclg/"),
    _check(11, "The most important one", "p11-14"),
    _check(11, "It promotes the aims of the United Nations", "p11-15"),
    _page(12, "Talks with the European Commission", "/networks/eu-covenant-of-mayors/"),
    _check(12, "A success of global governance", "p12-16"),
    _page(12, "Organisation for climate protection", "/networks/cities-for-climate-protection/"),
    _page(12, "UNESCO Creative Cities Network", "/networks/unesco-creative-cities/"),
    _page(13, "Promotion of peace", "/fields/peace/"),
    _check(13, "Most conflicts are local, cities are neutral", "p13-19"),
    _page(13, "70 US cities asked Bush not to attack Iraq", "/activities/washington-cities-for-peace-2003/"),
    _page(13, "Nearly 13 million inhabitants", "/networks/cities-for-peace/"),
    _check(13, "It failed", "p13-22"),
    _page(13, "1,553 cities in 120 countries led by Hiroshima", "/networks/mayors-for-peace/"),
    _page(13, "Paris an open city in 1940", "/activities/paris-open-city-1940/"),
    _term(14, "Humanitarian aid", "activity-kinds", "humanitarian_aid"),
    _term(14, "International loans", "activity-kinds", "international_loan"),
    _term(14, "Exchange of technology", "activity-kinds", "technology_exchange"),
    _term(14, "Programmes to strengthen democracy", "activity-kinds", "democracy_support"),
    _term(14, "Help after disasters", "activity-kinds", "disaster_relief"),
    _check(14, "The tsunami of 2004", "p14-25"),
    _page(15, "Coalition against the death penalty", "/networks/cities-for-life/"),
    _check(15, "Defence of migrants' rights", "p15-27"),
    _term(15, "Commitment to the UN's human-rights instruments", "activity-kinds", "human_rights_commitment"),
    _check(15, "Cities have committed themselves", "p15-28"),
    _page(16, "New York's budget", "/cities/new-york/"),
    _page(16, "Tokyo's budget", "/cities/tokyo/"),
    _check(16, "They equal the GDP of a middle-sized country", "p16-29"),
    _term(16, "Cities compete for tourists", "activity-kinds", "tourism_promotion"),
    _term(16, "Cities compete for companies", "activity-kinds", "business_attraction"),
    _term(16, "Cities compete for events", "activity-kinds", "event_or_title"),
    _term(16, "Cities compete for seats of organisations", "activity-kinds", "organisation_seat"),
    _page(16, "Branding of Amsterdam", "/campaigns/iamsterdam/"),
    _page(16, "Branding of Washington", "/campaigns/the-american-experience/"),
    _page(16, "Branding of Johannesburg", "/campaigns/joburg-world-class-african-city/"),
    _term(17, "Cooperation with the national government", "relation-modes", "cooperation"),
    _term(17, "Competition with the national government", "relation-modes", "competition"),
    _milestone(18, "Sparta and Athens", "thirty-years-peace"),
    _check(18, "Diplomacy began with them", "p18-33"),
    _page(18, "Venice", "/cities/venice/"),
    _page(18, "Florence", "/cities/florence/"),
    _milestone(18, "Machiavelli was a Florentine diplomat", "machiavelli-1498"),
    _milestone(18, "After Westphalia nation states took over", "westphalia-1648"),
    _world(19, "85 % of world GDP", "gdp-share-cities--world--undated"),
    _world(19, "52 % of world population urban", "urban-share--world--undated"),
    _world(19, "Over 70 % forecast for 2070", "urban-share--world--2070"),
    _world(19, "14 % in 1900", "urban-share--world--1900"),
    _page(19, "Targets of terrorism", "/networks/strong-cities/"),
    _page(19, "Meeting places of cultures", "/activities/montreal-living-together-2015/"),
    _check(20, "Not formally recognised; growth expected", "p20-40"),
    _term(20, "What law allows", "autonomy-levels", "low"),
    _term(21, "Export-oriented cities", "city-roles", "export_oriented"),
    _term(21, "Cities that stand for a country or region", "city-roles", "represents_polity"),
    _page(21, "Taiwan", "/territories/TW/"),
    _page(21, "Quebec", "/territories/CA-QC/"),
    _page(21, "Catalonia", "/territories/ES-CT/"),
    _term(21, "Regulation of migration", "city-roles", "migration_hub"),
    _term(21, "Cities of very decentralised countries", "city-roles", "decentralised_country"),
    _term(22, "Profit-making firms", "organisation-kinds", "company"),
    _term(22, "Civil society", "organisation-kinds", "civil_society"),
    _term(22, "Private standard-setting bodies", "organisation-kinds", "standard_setter"),
    _term(22, "Local bodies", "organisation-kinds", "local_government"),
    _check(22, "Four groups of non-state actors", "p22-42"),
    Claim(23, "Nothing of its own", "/sources/essay/#paragraph-23", 'id="paragraph-23"'),
)
