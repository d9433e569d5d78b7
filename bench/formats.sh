#!/usr/bin/env bash
# bench/formats.sh PLACARD PROGRAMME: nine forms of a programme in one run of the program, in English and in Chinese, and
# beside it, in the same minute, LibreOffice making one PDF of the same paper. Wall-clock seconds, the median and the
# fastest of the runs.
set -eu
placard=$1 programme=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

seconds() { # COMMAND...: how long one run takes
    local begin end
    begin=$(date +%s%N)
    "$@" >/dev/null 2>&1
    end=$(date +%s%N)
    echo $(((end - begin) / 1000))
}

summary() { # NAME FILE: the median and the fastest of the microseconds in FILE
    sort -n "$2" | awk -v name="$1" '{ v[NR] = $1 } END {
        printf "%-44s median %8.3f s   fastest %8.3f s   (%d runs)\n", name, v[int((NR + 1) / 2)] / 1e6, v[1] / 1e6, NR }'
}

convert() { # OPTION...: the whole process
    seconds "$placard" convert "$programme" --quiet --output "$work/all/" "$@"
}

nine=txt,html,docx,pdf,akn,json,ics,schedule,csv
"$placard" convert "$programme" --to html --output "$work/paper.html" --quiet
for run in $(seq 1 9); do
    convert --to json >>"$work/json"
    for language in en zh; do
        convert --to "$nine" --language "$language" >>"$work/nine-$language"
        convert --to "${nine/pdf,/}" --language "$language" >>"$work/eight-$language"
    done
    if [ "$run" -le 3 ] && command -v soffice >/dev/null; then
        seconds soffice -env:UserInstallation="file://$work/profile" --headless --convert-to pdf \
            --outdir "$work" "$work/paper.html" >>"$work/office"
    fi
done
summary "text to JSON, the whole process" "$work/json"
summary "nine forms in English, the whole process" "$work/nine-en"
summary "  the same without PDF" "$work/eight-en"
summary "nine forms in Chinese, the whole process" "$work/nine-zh"
summary "  the same without PDF" "$work/eight-zh"
if [ -s "$work/office" ]; then
    summary "LibreOffice, one PDF of the same paper" "$work/office"
else
    echo "LibreOffice is not here: nothing to compare with"
fi
