# SPDX-License-Identifier: MIT
# What news-dedupe remembers between runs, whatever happens to them.
load helper
load news-dedupe

setup() {
	cd "$BATS_TEST_TMPDIR"
}

@test "--index: runs one after the other label as one run does" {
	feed 60 >all
	label <all | tr ' ' '\n' >one
	split -l 7 all part.
	for part in part.*; do label --index seen <"$part" | tr ' ' '\n'; done >many
	diff one many
	[ ! -e seen.new ]
	run --separate-stderr news-dedupe --index seen <all
	quiet
	is ""
}

@test "--index: a record that joined two groups joins them in later runs" {
	record a "$(words 1 300)" | label -i seen
	record b "$(words 301 600)" | label -i seen
	record c "$(words 1 600)" | label -i seen
	run --separate-stderr label -i seen < <(record d "$(words 301 610)")
	quiet
	is "d=a"
}

@test "--index: one writer at a time" {
	mkfifo in
	news-dedupe --index seen <in &
	exec 5>in
	while [ ! -e seen ]; do sleep 0.02; done
	sleep 0.1
	run --separate-stderr news-dedupe --index seen </dev/null
	exec 5>&-
	says 2 "news-dedupe: seen: another process has this index open"
}

@test "--index: what is no index, cut short or of another version is said and left alone" {
	feed 20 | news-dedupe --index seen >/dev/null
	echo "no index at all" >no
	head -c 9000 seen >cut
	cp seen other
	printf '\7' | dd of=other bs=1 seek=4104 conv=notrunc 2>/dev/null
	mkdir folder
	md5sum no cut other >before
	run --separate-stderr news-dedupe --index no </dev/null
	says 2 "news-dedupe: no: not an index of this tool"
	run --separate-stderr news-dedupe --index cut </dev/null
	says 2 "news-dedupe: cut: an index cut short"
	run --separate-stderr news-dedupe --index other </dev/null
	says 2 "news-dedupe: other: an index of version 7, not 3"
	run --separate-stderr news-dedupe --index folder </dev/null
	says 2 "news-dedupe: folder: Is a directory"
	md5sum --quiet -c before
}

@test "--index: killed at any moment, it is the old one or the new one" {
	feed 40 >all
	head -20 all | news-dedupe --index seen >/dev/null
	for wait in 0 0.001 0.002 0.003 0.004 0.005 0.006 0.008 0.01 0.02; do
		cp seen now
		( news-dedupe --index now <all >/dev/null 2>&1 & pid=$!; sleep "$wait"; kill -9 "$pid" ) 2>/dev/null || true
		run --separate-stderr bash -c 'head -20 all | news-dedupe --index now'
		quiet
		is ""
	done
}

@test "--index: when the write fails the old index stands" {
	feed 20 >first
	feed 200 >second
	news-dedupe --index seen <first >/dev/null
	run --separate-stderr bash -c 'ulimit -f 160; trap "" XFSZ; news-dedupe --index seen <second >/dev/null'
	says 2 "news-dedupe: seen: File too large"
	run --separate-stderr news-dedupe --index seen <first
	quiet
	is ""
}

@test "--index with --window: many runs, and what they forgot" {
	record old "The mill by the weir has burned down." | news-dedupe -i seen -w 200 >/dev/null
	for n in $(seq 1 70); do printf '{"id":"%s","text":"%s"}\n' "$n" "$(words "$n" $((n + 3))) one"; done >all
	for n in $(seq 1 70); do sed -n "${n}p" all | news-dedupe -i seen -w 200 >/dev/null; done
	run --separate-stderr label -i seen -w 200 <<<'{"id":"new","text":"The mill by the weir has burned down!"}'
	quiet
	is "new=old"
	tail -n 12 all | news-dedupe -i seen -w 5 >/dev/null
	run --separate-stderr label -i seen -w 5 <<<'{"id":"new","text":"The mill by the weir has burned down!"}'
	quiet
	is "new=new"
}

# remembers INDEX FILE: all records of FILE are known to INDEX, and nothing is amiss.
remembers() {
	run --separate-stderr news-dedupe --index "$1" "$2"
	quiet && is ""
}

@test "--index: several operands, and commits after the rights to open files are gone" {
	record a "The mill by the weir has burned down." >one
	record b "Trams run again." >two
	run --separate-stderr bash -c 'news-dedupe --index seen one two two | jq -r .id | paste -sd" "'
	quiet
	is "a b"
	remembers seen one
	remembers seen two
}

@test "--index: killed in any call of a commit, it is the old one or the new one" {
	strace -qq -o /dev/null true 2>/dev/null || skip "no tracing here"
	feed 12 >old
	{ feed 30; record z "$(words 1 300)"; } >all
	news-dedupe --index seen --window 30 <old >/dev/null
	for at in pwrite64:{1,2,3,40,67,68} fdatasync:{1,2} ftruncate:1; do
		cp seen now
		strace -qq -o /dev/null -e "inject=${at%:*}:signal=KILL:when=${at#*:}" news-dedupe --index now all >/dev/null 2>&1 && break
		cp now again
		remembers again old || { echo "killed in $at"; return 1; }
		news-dedupe --index now all >/dev/null
		remembers now all || { echo "going on after $at"; return 1; }
	done
	[ "$at" = ftruncate:1 ]
	for at in pwrite64:{1,20} fdatasync:{1,2} rename:1 fsync:1; do
		cp seen now
		strace -qq -o /dev/null -e "inject=${at%:*}:signal=KILL:when=${at#*:}" news-dedupe --index now --window 5 all >/dev/null 2>&1 && break
		news-dedupe --index now --window 5 all >/dev/null
		[ ! -e now.new ] || { echo "now.new left after $at"; return 1; }
		remembers now <(tail -n 3 all) || { echo "going on after $at"; return 1; }
	done
	[ "$at" = fsync:1 ]
}

@test "--index: killed at random again and again, no committed record is lost" {
	feed 200 | split -l 4 - part.
	for part in part.*; do
		news-dedupe --index seen "$part" >/dev/null 2>&1 &
		[ $((RANDOM % 3)) = 0 ] || { sleep "0.00$((RANDOM % 10))"; kill -9 $! 2>/dev/null || true; }
		! wait $! 2>/dev/null || cat "$part" >>committed
	done
	[ -s committed ] || cat part.aa | tee committed | news-dedupe --index seen >/dev/null
	remembers seen committed
}

@test "--index: started at once, one has it and the others say so; what one committed stays" {
	feed 60 | split -l 10 - part.
	for part in part.*; do
		{ news-dedupe --index seen "$part" >/dev/null 2>"err.$part" && mv "$part" "done.$part"; } &
	done
	wait
	cat done.part.* >committed
	for part in part.*; do
		[ ! -e "$part" ] || [ "$(cat "err.$part")" = "news-dedupe: seen: another process has this index open" ]
	done
	remembers seen committed
}

@test "--index: a full disk is said, and the old index stands" {
	mkdir disk
	unshare -Ur -m mount -t tmpfs none disk 2>/dev/null || skip "no mounts here"
	feed 12 >old
	feed 300 >all
	run --separate-stderr unshare -Ur -m bash -c '
		mount -t tmpfs -o size=300k none disk
		news-dedupe --index disk/seen old >/dev/null
		for options in "" "--window 5"; do
			news-dedupe --index disk/seen $options all >/dev/null
			echo $?
			news-dedupe --index disk/seen old
		done
		ls disk'
	[ "$status" -eq 0 ]
	is "2
2
seen"
	[ "$stderr" = "news-dedupe: disk/seen: No space left on device
news-dedupe: disk/seen.new: No space left on device" ]
}

@test "--index: a damaged one is said or misses records; it never crashes and spoils no line" {
	feed 30 >all
	news-dedupe --index seen all >/dev/null
	size="$(stat -c %s seen)"
	for n in $(seq 1 60); do
		cp seen now
		at=$((n < 20 ? RANDOM % 8192 : n < 40 ? 8192 + RANDOM % 1100 : 8192 + RANDOM * 8 % (size - 8192)))
		for i in 1 2 3 4; do printf "\\x$(printf %x $((RANDOM % 256)))"; done |
			dd of=now bs=1 seek="$at" conv=notrunc 2>/dev/null
		status=0
		timeout 10 news-dedupe --mark --index now all >out 2>err || status=$?
		[ "$status" -eq 0 ] && [ ! -s err ] || { [ "$status" -eq 2 ] && [ "$(wc -l <err)" -eq 1 ]; } ||
			{ echo "status $status, damage at $at"; cat err; return 1; }
		jq -e .cluster out >/dev/null || [ ! -s out ] || { echo "a spoilt line, damage at $at"; return 1; }
	done
}

@test "out of memory in any mode: one message, whole lines, and the index can be used" {
	[ -z "$ASAN_OPTIONS" ] || skip "sanitizers replace the allocator"
	feed 12 >old
	feed 40 >all
	news-dedupe --sketch all | LC_ALL=C sort >sketches
	news-dedupe --index seen --window 30 old >/dev/null
	for mode in "all" "--mark all" "--count --mark all" "--sketch all" "--cluster sketches" "--mark --index now all" "--index now --window 10 all"; do
		cp seen now
		news-dedupe $mode >good
		for n in $(seq 1 9 30; seq 31 37 700); do
			cp seen now
			status=0
			FAULT="malloc:$n:12" LD_PRELOAD="$BUILD/tests/fault/preload.so" news-dedupe $mode >out 2>err 9>injected || status=$?
			[ -s injected ] || break
			[ "$status" -eq 2 ] && [ "$(cat err)" = "news-dedupe: out of memory" ] && cmp -n "$(stat -c %s out)" out good &&
				[ -z "$(tail -c 1 out)" ] || { echo "$mode: allocation $n: status $status"; cat err; return 1; }
			remembers now old || { echo "$mode: allocation $n"; return 1; }
		done
		[ "$n" -gt 30 ]
	done
}
