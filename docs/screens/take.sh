#!/bin/sh
# Remakes the pictures of this folder from the program itself: ./dev shots
# A command's output is set as a page in a terminal's look and photographed by Chromium.
set -eu
cd "$(dirname "$0")/../.."
baophu=build/release/baophu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$baophu" synth --out "$work/province" > /dev/null
"$baophu" init "$work/workspace" > /dev/null
"$baophu" intake "$work/workspace" "$work/province/deliveries" > /dev/null
"$baophu" run "$work/workspace" > /dev/null

escape() { sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g'; }

# page NAME WIDTH HEIGHT COMMAND...: the command as typed in the workspace's folder, and its answer.
page() {
    name=$1 width=$2 height=$3
    shift 3
    {
        echo '<!doctype html><html lang="vi"><meta charset="utf-8"><style>'
        echo 'body{margin:0;background:#fbfbf9;color:#1f2328;padding:22px 26px;'
        echo 'font:15px/1.5 "JetBrains Mono",monospace;font-variant-ligatures:none;white-space:pre-wrap}'
        echo 'b{color:#1a56a8;font-weight:600}</style>'
        printf '<b>$ baophu %s</b>\n' "$*" | escape | sed 's/&lt;\(\/\{0,1\}b\)&gt;/<\1>/g'
        (cd "$work" && "$OLDPWD/$baophu" "$@" 2>&1) | escape
    } > "$work/$name.html"
    chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
        --disable-background-networking --disable-component-update --disable-sync \
        --hide-scrollbars --force-device-scale-factor=1 --user-data-dir="$work/chromium" \
        --window-size="$width,$height" --screenshot="docs/screens/$name.png" "file://$work/$name.html" \
        > "$work/chromium.log" 2>&1 || { cat "$work/chromium.log" >&2; exit 1; }
}

page gap 1086 664 coverage workspace
someone=$("$baophu" coverage list "$work/workspace" --reason lapsed --limit 1 | sed -n '3s/ .*//p')
page explain 1130 1226 explain workspace "$someone"
# The screens of the application, at a server on a province of their own. SCALE=1 makes the whole one, against whose
# targets it is held: ten minutes and 14 GB of disk meanwhile.
node=../build/third_party/node/node
(cd web && $node tests/small_png.ts ../docs/screens/gap.png ../docs/screens/explain.png &&
    $node tests/at_a_server.ts "../$baophu" --scale "${SCALE:-0.01}" tests/shots.ts)
ls -l docs/screens/*.png
