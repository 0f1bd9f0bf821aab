#!/bin/sh
# Puts the fonts that static/css/fonts.css names into build/static/fonts, and those that the server draws pictures
# with into build/fonts, from the npm packages of package.json.
# Without npm, an empty sheet takes its place, so that no page asks for a file that is not there; pictures are then
# drawn with the fonts of the system.
set -eu
cd "$(dirname "$0")/.."
rm -rf build/static build/fonts
mkdir -p build/static

if command -v npm >/dev/null 2>&1 && npm ci --omit=dev --ignore-scripts --silent >/dev/null 2>&1; then
  for family in vazirmatn inter; do
    mkdir -p "build/static/fonts/$family"
    cp node_modules/@fontsource-variable/$family/LICENSE "build/static/fonts/$family/"
  done
  sed -n 's/.*url("\.\.\/fonts\/\([^"]*\)").*/\1/p' static/css/fonts.css | while read -r file; do
    cp "node_modules/@fontsource-variable/${file%%/*}/files/${file#*/}" "build/static/fonts/$file"
  done
  mkdir -p build/fonts
  for style in Regular SemiBold Bold; do
    cp "node_modules/vazirmatn/fonts/ttf/Vazirmatn-$style.ttf" build/fonts/
  done
else
  echo 'fonts: npm is not here or got nothing, so the fonts of the reader'"'"'s own system are used'
  mkdir -p build/static/css
  echo '/* No fonts of our own were installed: those of the system step in. */' > build/static/css/fonts.css
fi
