# SPDX-License-Identifier: MIT
VERSION = 0.1.0
PREFIX = /usr/local
BINDIR = $(PREFIX)/bin
MANDIR = $(PREFIX)/share/man
COMPLETIONS = $(PREFIX)/share
PKG_CONFIG = pkg-config
BUILD = build

TOOLS = $(patsubst tools/%/main.c,%,$(wildcard tools/*/main.c))

# What `make deps` installs: to build, then to test.
DEPS = gcc make pkg-config libjansson-dev libcsv-dev libpcre2-dev libutf8proc-dev libxxhash-dev \
	bats parallel mandoc jq python3 strace

WARN = -Wall -Wextra -Wconversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes
HARDEN = -fPIE -fstack-protector-strong -fstack-clash-protection -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2
# gcc optimizes each tool as one piece; the objects serve a plain link, too.
LTO := $(if $(findstring clang,$(shell $(CC) --version)),,-flto=auto -ffat-lto-objects)
CFLAGS = -O3 -g $(LTO)
LDFLAGS =
ALL_CFLAGS = -std=c11 -D_GNU_SOURCE -DVERSION='"$(VERSION)"' -Iinclude -I. $(WARN) $(HARDEN) $(CFLAGS)
ALL_LDFLAGS = -pie -Wl,-z,relro,-z,now -Wl,--as-needed $(LDFLAGS)
LIBS = $(shell $(PKG_CONFIG) --libs jansson libpcre2-8 libutf8proc libxxhash) -lcsv -lm

TABLES = $(wildcard lib/tables/*.txt tools/*/*.txt)
TABLE_OBJECTS = $(patsubst %.txt,$(BUILD)/%.table.o,$(TABLES))
LIB_OBJECTS = $(patsubst %.c,$(BUILD)/%.o,$(wildcard lib/*.c)) $(filter $(BUILD)/lib/%,$(TABLE_OBJECTS))
tool_objects = $(patsubst %.c,$(BUILD)/%.o,$(wildcard tools/$(1)/*.c)) $(filter $(BUILD)/tools/$(1)/%,$(TABLE_OBJECTS))
BINARIES = $(TOOLS:%=$(BUILD)/bin/%)

all: $(BINARIES)

.SECONDEXPANSION:
$(BINARIES): $(BUILD)/bin/%: $$(call tool_objects,%) $(BUILD)/libnews.a
	@mkdir -p $(@D)
	@echo "  LD $@"
	@$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/libnews.a: $(LIB_OBJECTS)
	@rm -f $@
	@$(AR) rcs $@ $^

$(BUILD)/%.o: %.c Makefile
	@mkdir -p $(@D)
	@echo "  CC $<"
	@$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/%.table.c: %.txt lib/tables/table.awk
	@mkdir -p $(@D)
	@LC_ALL=C awk -v name=$(subst -,_,$(notdir $*)) -f lib/tables/table.awk $< > $@.new
	@mv $@.new $@

$(BUILD)/%.table.o: $(BUILD)/%.table.c
	@$(CC) $(ALL_CFLAGS) -c -o $@ $<

# --- What is needed ---

SUDO = $(if $(filter 0,$(shell id -u)),,sudo)
deps:
	@missing=$$(for package in $(DEPS); do \
		[ "$$(dpkg-query -W -f='$${db:Status-Status}' $$package 2>/dev/null)" = installed ] || echo $$package; done); \
	[ -z "$$missing" ] || { $(SUDO) apt-get update -q && \
		$(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $$missing; }

# --- The main job on the seeds ---

DEMO = $(BUILD)/demo
demo: all
	@mkdir -p $(DEMO)
	@PATH="$(CURDIR)/$(BUILD)/bin:$$PATH"; set -e; \
	news-split seeds/*.txt | news-clean | news-quotes | news-dates > $(DEMO)/articles.ndjson; \
	news-dedupe --mark --count --each quotes $(DEMO)/articles.ndjson > $(DEMO)/quotes.ndjson; \
	news-csv $(DEMO)/quotes.ndjson > $(DEMO)/quotes.csv; \
	news-csv --each dates $(DEMO)/articles.ndjson > $(DEMO)/dates.csv; \
	news-csv $(DEMO)/articles.ndjson > $(DEMO)/articles.csv; \
	COLUMNS=$${COLUMNS:-150} news-csv --table -f said,speaker,text,kind=quote_kind,cluster $(DEMO)/quotes.ndjson; \
	echo; echo "Written: $(DEMO)/quotes.csv $(DEMO)/dates.csv $(DEMO)/articles.csv"

# --- Tests ---

UNITS = $(patsubst %.c,$(BUILD)/%,$(wildcard tests/unit/*.c))
REPLAYS = $(patsubst tests/fuzz/%.c,$(BUILD)/tests/fuzz/%-replay,$(wildcard tests/fuzz/fuzz-*.c))
FAULTS = $(patsubst %.c,$(BUILD)/%.so,$(wildcard tests/fault/*.c))

# A unit test or fuzz target named after a tool (tests/unit/news-quotes-marks.c) is linked with that tool's modules.
unit_tool = $(firstword $(foreach tool,$(TOOLS),$(if $(filter $(tool)-%,$(1)),$(tool))))
unit_objects = $(if $(call unit_tool,$(1)),$(filter-out %/main.o,$(call tool_objects,$(call unit_tool,$(1)))))

$(UNITS): $(BUILD)/tests/unit/%: $(BUILD)/tests/unit/%.o $$(call unit_objects,%) $(BUILD)/libnews.a
	@$(CC) $(ALL_CFLAGS) -fno-lto $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

$(REPLAYS): $(BUILD)/tests/fuzz/fuzz-%-replay: $(BUILD)/tests/fuzz/fuzz-%.o $(BUILD)/tests/fuzz/replay.o \
		$$(call unit_objects,%) $(BUILD)/libnews.a
	@$(CC) $(ALL_CFLAGS) -fno-lto $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

$(FAULTS): $(BUILD)/%.so: %.c
	@mkdir -p $(@D)
	$(CC) -std=c11 -D_GNU_SOURCE $(WARN) -O2 -fPIC -shared -o $@ $< -ldl

check: all $(UNITS) $(REPLAYS) $(FAULTS)
	@{ BUILD=$(CURDIR)/$(BUILD) bats --formatter tap --jobs 2 tests; echo "status $$?"; } | \
		awk '/^status / { status = $$2; next } { print } /^ok / { good++ } /^not ok / { bad++ } \
		END { printf "%d passed, %d failed\n", good, bad; exit status }'

# Hostile cells through the programs that people open CSV with.
CLIENT_DEPS = python3-pandas sqlite3 csvkit miller nodejs libreoffice-calc
CLIENT_PACKAGES = papaparse csv-parse @duckdb/node-api
check-clients: all
	@command -v npm > /dev/null || $(MAKE) --no-print-directory deps DEPS=npm
	@$(MAKE) --no-print-directory deps DEPS="$(CLIENT_DEPS)"
	@mkdir -p $(BUILD)/clients
	@cd $(BUILD)/clients && { ls node_modules > /dev/null 2>&1 || \
		npm install --silent --no-audit --no-fund --prefix . $(CLIENT_PACKAGES); }
	@PATH="$(CURDIR)/$(BUILD)/bin:$$PATH" tests/clients/run $(BUILD)/clients

asan:
	ASAN_OPTIONS=detect_leaks=0 $(MAKE) BUILD=build/asan HARDEN= \
		CFLAGS="-O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all" check

# The job over several hosts of the tests' own making.
HOST_DEPS = openssh-server openssh-client rsync kcat
check-hosts: DEPS += $(HOST_DEPS)
check-hosts: deps all
	bats tests/hosts

# RUNS executions of each fuzz target; what it finds is kept in build/fuzz.
RUNS = 1000000
fuzz:
	@$(MAKE) --no-print-directory BUILD=build/fuzz CC=clang HARDEN= \
		CFLAGS="-O1 -g -fsanitize=address,undefined,fuzzer-no-link" fuzz-run
FUZZERS = $(patsubst tests/fuzz/%.c,$(BUILD)/%,$(wildcard tests/fuzz/fuzz-*.c))
$(FUZZERS): $(BUILD)/fuzz-%: $(BUILD)/tests/fuzz/fuzz-%.o $$(call unit_objects,%) $(BUILD)/libnews.a
	$(CC) $(ALL_CFLAGS) -fsanitize=fuzzer -o $@ $^ $(LIBS)
fuzz-run: $(FUZZERS)
	for fuzzer in $(FUZZERS); do name=$${fuzzer##*/fuzz-}; mkdir -p $(BUILD)/corpus/$$name; \
		$$fuzzer -runs=$(RUNS) -max_len=4096 -timeout=10 -print_final_stats=1 -artifact_prefix=$(BUILD)/ \
		$(BUILD)/corpus/$$name tests/fuzz/corpus/$$name || exit 1; done

lint:
	$(MAKE) --no-print-directory BUILD=build/clang CC=clang WARN="$(WARN) -Werror" all
	$(MAKE) --no-print-directory BUILD=build/gcc WARN="$(WARN) -Werror" all
	cppcheck -q --std=c11 '-D_Noreturn=__attribute__((noreturn))' --enable=warning,performance,portability --inline-suppr --error-exitcode=1 -Iinclude -I. lib tools
	mandoc -Tlint -Wwarning tools/*.[57] tools/*/*.1

bench: all
	tests/bench/run

# --- Installing ---

install: all
	mkdir -p $(DESTDIR)$(BINDIR) $(DESTDIR)$(MANDIR)/man1 $(DESTDIR)$(MANDIR)/man5 $(DESTDIR)$(MANDIR)/man7 \
		$(DESTDIR)$(COMPLETIONS)/bash-completion/completions $(DESTDIR)$(COMPLETIONS)/zsh/site-functions \
		$(DESTDIR)$(COMPLETIONS)/fish/vendor_completions.d
	install -m 755 $(BINARIES) $(DESTDIR)$(BINDIR)
	install -m 644 tools/*/*.1 $(DESTDIR)$(MANDIR)/man1
	install -m 644 tools/*.5 $(DESTDIR)$(MANDIR)/man5
	install -m 644 tools/*.7 $(DESTDIR)$(MANDIR)/man7
	for tool in $(TOOLS); do \
		$(BUILD)/bin/$$tool --completion bash > $(DESTDIR)$(COMPLETIONS)/bash-completion/completions/$$tool && \
		$(BUILD)/bin/$$tool --completion zsh > $(DESTDIR)$(COMPLETIONS)/zsh/site-functions/_$$tool && \
		$(BUILD)/bin/$$tool --completion fish > $(DESTDIR)$(COMPLETIONS)/fish/vendor_completions.d/$$tool.fish || exit 1; \
	done

uninstall:
	cd $(DESTDIR)$(BINDIR) && rm -f $(TOOLS)
	cd $(DESTDIR)$(MANDIR) && rm -f $(TOOLS:%=man1/%.1) man5/news-record.5 man7/news.7
	cd $(DESTDIR)$(COMPLETIONS) && rm -f $(TOOLS:%=bash-completion/completions/%) \
		$(TOOLS:%=zsh/site-functions/_%) $(TOOLS:%=fish/vendor_completions.d/%.fish)

dist:
	@[ "$$(git describe --tags --exact-match 2>/dev/null)" = v$(VERSION) ] || \
		{ echo "dist: HEAD is not tagged v$(VERSION)" >&2; exit 1; }
	mkdir -p $(BUILD)
	git archive --prefix=news-$(VERSION)/ -o $(BUILD)/news-$(VERSION).tar.gz HEAD

clean:
	rm -rf build

.PHONY: all deps demo check check-clients check-hosts asan fuzz fuzz-run lint bench install uninstall dist clean
.SECONDARY:
-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
