"""The application that gunicorn serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "citydip.settings")

application = get_wsgi_application()

# What is loaded now stays: the collector need not walk it again. Pages make tens of thousands of small objects at once
# and drop them together; collecting after every 700, as Python does, would take a quarter of the time of the largest.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 20)
