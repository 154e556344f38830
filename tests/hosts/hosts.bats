# SPDX-License-Identifier: MIT
# The main job over several hosts: each is an sshd on this machine's loopback with keys and a port of its own and
# nothing but the installed tools. Run by `make check-hosts`.
bats_require_minimum_version 1.5.0

chain='news-clean | news-quotes | news-dates'

setup_file() {
	cd "$BATS_TEST_DIRNAME/../.."
	export work="$BATS_FILE_TMPDIR"
	make -s install DESTDIR="$work/root" PREFIX=/news
	export tools="$work/root/news/bin"
	tests/bench/feed.py 4 >"$work/feed.ndjson"
	mkdir -p /run/sshd
	ssh-keygen -q -t ed25519 -N '' -f "$work/host"
	ssh-keygen -q -t ed25519 -N '' -f "$work/user"
	cp "$work/user.pub" "$work/authorized"
	cat >"$work/config" <<-END
		Host 127.0.0.1
			IdentityFile $work/user
			IdentitiesOnly yes
			UserKnownHostsFile /dev/null
			StrictHostKeyChecking no
			LogLevel ERROR
			BatchMode yes
	END
	for port in 22401 22402 22403; do
		start_host "$port"
	done
	PATH="$tools:$PATH" bash -c "$chain" <"$work/feed.ndjson" >"$work/one"
}

start_host() {
	/usr/sbin/sshd -f /dev/null -p "$1" -h "$work/host" -o ListenAddress=127.0.0.1 -o PidFile="$work/pid.$1" \
		-o AuthorizedKeysFile="$work/authorized" -o StrictModes=no -o UsePAM=no -o PasswordAuthentication=no \
		-o PermitRootLogin=prohibit-password -o MaxStartups=100 -o MaxSessions=100 -o SetEnv="PATH=$tools:/usr/bin:/bin"
}

# kill_host PORT: the daemon and every session of it, as when a machine goes away.
kill_host() {
	local pid
	pid="$(cat "$work/pid.$1")"
	pkill -KILL -P "$pid" || true
	kill -KILL "$pid"
}

teardown_file() {
	for pid in "$work"/pid.*; do
		kill "$(cat "$pid")" 2>/dev/null || true
	done
}

login() {
	local port
	for port; do
		printf -- '--sshlogin\n2/ssh -F %s -p %s 127.0.0.1\n' "$work/config" "$port"
	done
}

@test "records piped to three hosts come back as the very bytes of one run" {
	mapfile -t logins < <(login 22401 22402 22403)
	run --separate-stderr bash -c '"$@" <"$work/feed.ndjson" >"$work/many"' - parallel --will-cite --pipe -k --block 300k "${logins[@]}" "$chain"
	[ "$status" -eq 0 ] || { echo "$stderr"; return 1; }
	cmp "$work/one" "$work/many"
}

@test "files sent to hosts and results fetched from them" {
	cd "$work"
	mkdir -p sent
	split -n l/6 feed.ndjson sent/part.
	mapfile -t logins < <(login 22401 22402)
	run --separate-stderr parallel --will-cite "${logins[@]}" --workdir "$work/remote" --transferfile {} --return {}.out --cleanup 'news-quotes {} > {}.out' ::: sent/part.a?
	[ "$status" -eq 0 ] || { echo "$stderr"; return 1; }
	PATH="$tools:$PATH" news-quotes feed.ndjson | cmp - <(cat sent/part.a?.out)
}

@test "a host that is killed in mid-job: its records go to another, none lost, none doubled" {
	mapfile -t logins < <(login 22402 22403)
	(sleep 1; kill_host 22403) &
	run --separate-stderr bash -c '"$@" <"$work/feed.ndjson" >"$work/many"' - parallel --will-cite --pipe -k --retries 5 --block 200k "${logins[@]}" "sleep 0.4; $chain"
	[ "$status" -eq 0 ] || { echo "$stderr"; return 1; }
	cmp "$work/one" "$work/many"
}

@test "a stream over a Kafka broker: every record once" {
	cd "$work"
	head -300 feed.ndjson >some.ndjson
	mkfifo hold
	kcat -P -t idle -X test.mock.num.brokers=1 -d mock -b none <hold 2>broker.log &
	exec 7>hold
	for _ in $(seq 50); do
		broker="$(sed -n 's/.*bootstrap.servers=\([0-9.:]*\).*/\1/p' broker.log | head -n 1)"
		[ -z "$broker" ] || break
		sleep 0.1
	done
	kcat -P -t feed -b "$broker" <some.ndjson
	kcat -C -q -t feed -b "$broker" -o beginning -c 300 | PATH="$tools:$PATH" news-quotes | kcat -P -t found -b "$broker"
	kcat -C -q -t found -b "$broker" -o beginning -c 300 >streamed
	exec 7>&-
	wait
	PATH="$tools:$PATH" news-quotes some.ndjson | sort | cmp - <(sort streamed)
}
