# SPDX-License-Identifier: MIT
# make install, uninstall and clean, and what the binaries are hardened with.
load helper

@test "install puts tools, pages and completions under DESTDIR and PREFIX, uninstall takes them away" {
	dest="$BATS_TEST_TMPDIR/dest"
	run --separate-stderr make -s BUILD="${BUILD#"$REPO"/}" install DESTDIR="$dest" PREFIX=/opt/news
	quiet
	for tool in $TOOLS; do
		"$dest/opt/news/bin/$tool" --version
		[ -f "$dest/opt/news/share/man/man1/$tool.1" ]
		[ -s "$dest/opt/news/share/bash-completion/completions/$tool" ]
	done
	[ -f "$dest/opt/news/share/man/man5/news-record.5" ]
	[ -f "$dest/opt/news/share/man/man7/news.7" ]
	run --separate-stderr make -s uninstall DESTDIR="$dest" PREFIX=/opt/news
	quiet
	[ -z "$(find "$dest" -type f)" ]
}

@test "the version on the pages of --version is the Makefile's" {
	version="$(sed -n 's/^VERSION = //p' Makefile)"
	for tool in $TOOLS; do
		[ "$("$tool" --version)" = "$tool $version" ]
	done
}

@test "binaries are position-independent, with full RELRO, a guarded stack and no executable stack" {
	[ -z "$ASAN_OPTIONS" ] || skip "sanitizers bring their own flags"
	for tool in $TOOLS; do
		file="$BUILD/bin/$tool"
		readelf -h "$file" | grep -q 'DYN (Position-Independent'
		readelf -d "$file" | grep -q 'BIND_NOW'
		readelf -l "$file" | grep -q GNU_RELRO
		! readelf -lW "$file" | grep GNU_STACK | grep -q RWE
		readelf -sW "$file" | grep -q __stack_chk_fail
	done
}

@test "each foreign header has one door" {
	for header in jansson.h pcre2.h csv.h xxhash.h utf8proc.h; do
		[ "$(grep -rlE "#include <$header>" lib tools include | wc -l)" -le 1 ] || { grep -rl "<$header>" lib tools include; return 1; }
	done
}

@test "no tool includes another tool's header" {
	for tool in $TOOLS; do
		! grep -rhoE '#include "[^"]*news-[a-z]+/' "tools/$tool" | grep -v "$tool/"
	done
}
