"""Query budgets: the most queries that an address may cost, however many records there are; for pages and API."""

PAGE = 20
"""What any public page may cost."""

LIST = 12
"""What a list of the API may cost, citations and all; a single record as well."""

BUDGETS: dict[str, int] = {
    "/api/v1/cities/": LIST,
    "/api/v1/ties/": LIST,
    "/api/v1/networks/": LIST,
    "/api/v1/memberships/": LIST,
    "/api/v1/activities/": LIST,
    "/api/v1/campaigns/": LIST,
    "/api/v1/government-relations/": LIST,
    "/api/v1/conditions/": LIST,
    "/api/v1/territories/": LIST,
    "/api/v1/national-frameworks/": LIST,
    "/api/v1/organisations/": LIST,
    "/api/v1/indicators/": LIST,
    "/api/v1/observations/": LIST,
    "/api/v1/milestones/": LIST,
    "/api/v1/essay-checks/": LIST,
    "/api/v1/sources/": LIST,
    "/api/v1/vocabularies/": 1,
    "/api/v1/changes/": 4,
    "/api/v1/search/": LIST,
    "/api/v1/compare/": PAGE,
}
