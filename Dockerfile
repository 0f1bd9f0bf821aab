# The fonts, from npm.
FROM node:22-bookworm-slim AS fonts
WORKDIR /citydip
COPY package.json package-lock.json .npmrc ./
COPY tools/fonts.sh tools/
COPY static/css/fonts.css static/css/
RUN sh tools/fonts.sh

FROM python:3.13-slim-bookworm
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PRODUCTION=true BIND=0.0.0.0 PORT=8000
WORKDIR /citydip
RUN useradd --system --create-home citydip
COPY requirements.txt ./
RUN pip install --no-cache-dir --require-hashes -r requirements.txt
COPY . .
COPY --from=fonts /citydip/build build
# The key of the build is thrown away with it: only the file names of the static files come out.
RUN python tools/messages.py compile \
    && SECRET_KEY=only-while-building ALLOWED_HOSTS=localhost python manage.py collectstatic --noinput --verbosity 0
USER citydip
EXPOSE 8000
HEALTHCHECK CMD python -c "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz')"
CMD ["gunicorn", "--config", "python:citydip.server", "citydip.wsgi"]
