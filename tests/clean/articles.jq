# SPDX-License-Identifier: MIT
# articles.txt, read raw, as records: "text", and as "body" the text that should stay.
split("\n") | map(select(startswith("#") | not)) | join("\n") | split("\n\n")[] | split("\n") | map(select(. != ""))
| select(length > 0)
| {text: map(.[2:]) | join("\n\n"), body: map(select(startswith("+"))[2:]) | join("\n\n")}
