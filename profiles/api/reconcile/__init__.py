"""The reconciliation service: matching somebody's table against us, e.g. in OpenRefine.

Speaks the W3C community group's Reconciliation Service API 0.2 (https://www.w3.org/community/reports/reconciliation/
CG-FINAL-specs-0.2-20230410/): manifest, queries, preview, suggest, data extension. Below ``en/`` and ``fa/`` it answers
in that language, since OpenRefine's server does not say which one its reader wants; else Accept-Language decides.
"""
