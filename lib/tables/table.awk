# SPDX-License-Identifier: MIT
# A sorted word list into a const C array; run under LC_ALL=C with -v name=NAME.
# Stops on an entry that is out of order, repeated, empty, or padded with white space.
BEGIN {
	count = 0
	FS = "\t"
	for (i = 1; i < 256; i++)
		byte[sprintf("%c", i)] = i
}
function stop(what) {
	printf "%s:%d: %s: %s\n", FILENAME, FNR, what, $0 > "/dev/stderr"
	failed = 1
	exit 1
}
function quoted(s) {
	gsub(/\\/, "\\\\", s)
	gsub(/"/, "\\\"", s)
	return "\"" s "\""
}
/^#/ || /^$/ { next }
NF > 2 { stop("more than one TAB") }
$1 == "" || $1 ~ /^ | $/ { stop("empty or padded entry") }
count && $1 "" == last "" { stop("repeated entry") }
count && $1 "" < last "" { stop("entry out of order") }
{
	last = $1
	keys[count] = $1
	values[count] = $2
	count++
	if (length($1) > longest)
		longest = length($1)
	per[byte[substr($1, 1, 1)]]++
}
END {
	if (failed)
		exit 1
	print "#include \"news/table.h\"\n"
	if (count) {
		print "static const struct table_entry entries[] = {"
		for (i = 0; i < count; i++)
			printf "\t{ %s, %s, %d },\n", quoted(keys[i]), quoted(values[i]), length(keys[i])
		print "};\n"
	}
	printf "extern const struct table table_%s;\n", name
	printf "const struct table table_%s = {\n\t%s, %d, %d,\n\t{ ", name, count ? "entries" : "NULL", count, longest
	for (i = 0; i < 257; i++) {
		printf "%d%s", sum, i < 256 ? ", " : " }\n};\n"
		sum += per[i]
	}
}
