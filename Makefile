# SPDX-License-Identifier: MIT
VERSION = 0.1.0
PREFIX = /usr/local
BINDIR = $(PREFIX)/bin
MANDIR = $(PREFIX)/share/man
PKG_CONFIG = pkg-config
BUILD = build

TOOLS = $(patsubst tools/%/main.c,%,$(wildcard tools/*/main.c))
DEPS = gcc make pkg-config libjansson-dev libcsv-dev libpcre2-dev libutf8proc-dev libxxhash-dev \
	bats mandoc jq strace parallel

WARN = -Wall -Wextra -Wconversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes
HARDEN = -fPIE -fstack-protector-strong -fstack-clash-protection -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2
CFLAGS = -O2 -g
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
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/libnews.a: $(LIB_OBJECTS)
	@rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/%.table.c: %.txt lib/tables/table.awk
	@mkdir -p $(@D)
	LC_ALL=C awk -v name=$(subst -,_,$(notdir $*)) -f lib/tables/table.awk $< > $@.new
	@mv $@.new $@

$(BUILD)/%.table.o: $(BUILD)/%.table.c
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

# --- Tests ---

UNITS = $(patsubst %.c,$(BUILD)/%,$(wildcard tests/unit/*.c))

# A unit test named after a tool (tests/unit/news-quotes-marks.c) is linked with that tool's modules.
unit_tool = $(firstword $(foreach tool,$(TOOLS),$(if $(filter $(tool)-%,$(1)),$(tool))))
unit_objects = $(if $(call unit_tool,$(1)),$(filter-out %/main.o,$(call tool_objects,$(call unit_tool,$(1)))))

$(UNITS): $(BUILD)/tests/unit/%: $(BUILD)/tests/unit/%.o $$(call unit_objects,%) $(BUILD)/libnews.a
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

check: all $(UNITS)
	BIN=$(CURDIR)/$(BUILD)/bin UNIT=$(CURDIR)/$(BUILD)/tests/unit bats --timing --jobs 2 tests

clean:
	rm -rf $(BUILD)

.PHONY: all check clean
.SECONDARY:
-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
