# quern. `make` prints what it can do; `make demo` and `make test` need nothing else before them.

CC      ?= cc
OPT     ?= -O3
PREFIX  ?= /usr/local
DESTDIR ?=
B       ?= build
BIN     ?= quern

LUA_CFLAGS = $(shell pkg-config --cflags lua5.4 libxml-2.0 2>/dev/null)
WARN   = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wvla -Werror
CFLAGS_ALL = -std=c11 -D_GNU_SOURCE $(WARN) $(OPT) -g -fno-strict-aliasing -pthread -Ihost -I$(B) $(LUA_CFLAGS) $(CFLAGS)
LIBDIR = $(shell pkg-config --variable=libdir lua5.4 2>/dev/null)
# The whole of Lua is linked in and its symbols exported, so that C modules of the system (busted's) find them.
LIBS   = -Wl,--whole-archive $(LIBDIR)/liblua5.4.a -Wl,--no-whole-archive $(LIBDIR)/liblua5.4-cjson.a \
         $(LIBDIR)/liblua5.4-lpeg.a -l:libsqlite3.a -l:libpcre2-8.a -l:libnettle.a -lm -ldl -pthread
LDFLAGS_ALL = -Wl,--dynamic-list=host/lua/exports.list $(LDFLAGS)

SRC  = $(sort $(wildcard host/*/*.c) host/main.c)
OBJ  = $(SRC:host/%.c=$(B)/%.o)
LIB_LUA = $(sort $(shell find lib -name '*.lua' 2>/dev/null))
ISO  = $(B)/data/lexicon/places.csv
SHIPPED = $(LIB_LUA) $(sort $(shell find scripts -type f 2>/dev/null) $(shell find data -type f ! -name SOURCES.md 2>/dev/null))

PACKAGES = gcc make pkg-config liblua5.4-dev lua-cjson-dev lua-lpeg-dev libsqlite3-dev libpcre2-dev nettle-dev \
           libreadline-dev libgumbo-dev libarchive-dev libxml2-dev libxlsxwriter-dev libuchardet-dev libcurl4-openssl-dev zlib1g-dev \
           poppler-utils iso-codes
TEST_PACKAGES = lua-busted sqlite3 unzip openssh-client
SERVER_PACKAGES = clickhouse-server slurmctld slurmd slurm-client munge
LINT_PACKAGES = lua-check clang-format
SCAN_PACKAGES = libhyperscan-dev ripgrep wamerican
FUZZ_PACKAGES = clang libclang-rt-dev

.DEFAULT_GOAL := help
.PHONY: help deps deps-test deps-lint build tuned demo test asan lint docs install dist deb clean bench bench-scan bench-frame bench-sandbox bench-claims fuzz

help: ## this list
	@echo "quern grinds documents into tables you can cite. Start with: make demo"
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# $(call install_missing,PACKAGES): installs those that dpkg does not know as installed, and says which.
define install_missing
	@missing=""; for p in $(1); do \
	  dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then echo "installing:$$missing"; \
	  sudo=""; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo env DEBIAN_FRONTEND=noninteractive sh -c "apt-get update -qq && apt-get install -y -qq --no-install-recommends $$missing" \
	    >/tmp/quern-apt.$$$$ 2>&1 || { tail -5 /tmp/quern-apt.$$$$; echo "could not install:$$missing"; exit 1; }; \
	  rm -f /tmp/quern-apt.$$$$; fi
endef

deps: ## install the Debian packages that are missing
	$(call install_missing,$(PACKAGES))
deps-test: deps
	$(call install_missing,$(TEST_PACKAGES) $(if $(WITH_SERVERS),$(SERVER_PACKAGES)))
deps-lint: deps
	$(call install_missing,$(LINT_PACKAGES))

build: ## build ./quern
	@$(MAKE) --no-print-directory deps
	@$(MAKE) --no-print-directory -j$$(nproc) $(BIN)

# Kernels for instruction sets beyond the base one; host/text/kernel.c chooses among them at run time.
ifneq ($(findstring x86_64,$(shell $(CC) -dumpmachine 2>/dev/null)),)
FLAGS_kernel_avx512 = -mavx512f -mavx512bw -mavx512vl -mavx512dq -mavx512vbmi -mavx512vbmi2 -mbmi -mbmi2 -mpopcnt
FLAGS_kernel_avx2 = -mavx2 -mbmi -mbmi2 -mpopcnt
FLAGS_kernel_sse  = -mssse3
endif
# A few words that live in registers are not to be packed into a vector and taken out of it again.
FLAGS_match_try = -fno-tree-slp-vectorize
FLAGS_chooser = -fno-tree-slp-vectorize
# What a tuned build is trained in: the way from documents to claims.
TRAINED = base text claim read store lua
TRAINING =
$(B)/%.o: host/%.c
	@mkdir -p $(@D)
	@echo "  cc $<"; $(CC) $(CFLAGS_ALL) $(FLAGS_$(*F)) $(if $(filter $(TRAINED),$(*D)),$(TRAINING)) -MMD -MP -c $< -o $@

# The tables of units: data/units.csv, data/currencies.csv and the names of currencies.
ISO_4217 = /usr/share/iso-codes/json/iso_4217.json
$(B)/text/unit_table.h: data/units.csv data/currencies.csv host/text/word_hash.awk host/text/unit_table.awk $(wildcard $(ISO_4217))
	@mkdir -p $(@D)
	@LC_ALL=C awk -f host/text/word_hash.awk -f host/text/unit_table.awk data/units.csv data/currencies.csv $(ISO_4217) >$@.tmp && mv $@.tmp $@
$(B)/text/unit.o: $(B)/text/unit_table.h
# The table of words beside numbers.
$(B)/text/word_table.h: data/words.csv host/text/word_hash.awk host/text/word_table.awk
	@mkdir -p $(@D)
	@LC_ALL=C awk -f host/text/word_hash.awk -f host/text/word_table.awk data/words.csv >$@.tmp && mv $@.tmp $@
$(B)/text/number_word_table.o: $(B)/text/word_table.h

# Files that travel inside the binary: an assembler file of .incbin lines and a table of names (host/lua/embedded.h).
define embed
	@mkdir -p $(@D)
	@{ echo '.section .rodata'; i=0; for f in $(1); do \
	     n=$${f#$(B)/}; printf '.Ln%d: .asciz "%s"\n.Ls%d: .incbin "%s"\n.Le%d: .byte 0\n' $$i "$$n" $$i "$$f" $$i; i=$$((i+1)); done; \
	   echo '.section .data.rel.ro,"aw"'; echo '.balign 8'; echo '.globl embedded_files'; echo 'embedded_files:'; \
	   i=0; for f in $(1); do printf '.quad .Ln%d, .Ls%d, .Le%d\n' $$i $$i $$i; i=$$((i+1)); done; \
	   echo '.quad 0, 0, 0'; echo '.section .note.GNU-stack,"",@progbits'; } > $@.tmp
	@cmp -s $@.tmp $@ 2>/dev/null && touch $@ || mv $@.tmp $@; rm -f $@.tmp
endef

$(B)/bare.S: $(LIB_LUA) Makefile
	$(call embed,$(LIB_LUA))
$(B)/full.S: $(SHIPPED) $(ISO) Makefile
	$(call embed,$(SHIPPED) $(wildcard $(B)/data/lexicon/*.csv $(B)/data/codes/*.csv))
$(B)/bare.o: $(B)/bare.S $(LIB_LUA)
	@$(CC) -c $< -o $@
$(B)/full.o: $(B)/full.S $(SHIPPED) $(ISO)
	@$(CC) -c $< -o $@

# The names of places, currencies and languages come from iso-codes: a first quern, without them, writes them.
$(B)/quern-bare: $(OBJ) $(B)/bare.o host/lua/exports.list
	@echo "  ld $@"; $(CC) $(OPT) $(CFLAGS) $(LDFLAGS_ALL) $(OBJ) $(B)/bare.o $(LIBS) -o $@
# Slim Debian images drop /usr/share/locale: then the package is fetched once more and unpacked below build.
ISO_SHARE ?= /usr/share
define unpack_iso
	rm -rf $(B)/isocodes && mkdir -p $(B)/isocodes && cd $(B)/isocodes && \
	{ apt-get download -qq iso-codes || { sudo=""; [ "$$(id -u)" = 0 ] || sudo=sudo; $$sudo apt-get update -qq && apt-get download -qq iso-codes; }; } \
	  >apt.log 2>&1 && dpkg-deb -x iso-codes_*.deb . || { cat apt.log; echo "could not fetch iso-codes, whose translations this system has dropped"; exit 1; }
endef
$(ISO): lib/quern/isocodes.lua | $(B)/quern-bare
	@mkdir -p $(@D)
	@if [ -f $(ISO_SHARE)/locale/zh_CN/LC_MESSAGES/iso_3166-1.mo ]; then $(B)/quern-bare $< $(@D) $(ISO_SHARE); \
	else echo "  unpacking iso-codes"; ( $(unpack_iso) ) && $(B)/quern-bare $< $(@D) $(B)/isocodes/usr/share; fi
$(BIN): $(OBJ) $(B)/full.o host/lua/exports.list
	@echo "  ld $@"; $(CC) $(OPT) $(CFLAGS) $(LDFLAGS_ALL) $(OBJ) $(B)/full.o $(LIBS) -o $@

-include $(OBJ:.o=.d)

# Counted first, with the sample corpus: which ways the program takes. GCC keeps the counts beside the objects. What it
# warns of when it joins more functions by them is no more than `build` knows.
TUNED = build/tuned
TUNE  = -fprofile-update=atomic -fprofile-partial-training -Wno-maybe-uninitialized
tuned: deps ## build ./quern twice, the second time by what the first did most: claims come an eighth faster (GCC)
	@rm -rf $(TUNED)
	@$(MAKE) --no-print-directory -j$$(nproc) B=$(TUNED) BIN=$(TUNED)/quern TRAINING='-fprofile-generate $(TUNE)' \
	  LDFLAGS='$(LDFLAGS) -fprofile-generate' $(TUNED)/quern
	@$(TUNED)/quern spec/bench/claims/train.lua
	@find $(TUNED) -name '*.o' -delete; rm -f $(TUNED)/quern $(TUNED)/quern-bare
	@$(MAKE) --no-print-directory -j$$(nproc) B=$(TUNED) TRAINING='-fprofile-use $(TUNE)' $(BIN)

demo: build ## the main job on the bundled sample: read, derive, print, explain, report
	@./$(BIN) demo

test: deps-test ## build and run every spec
	@$(MAKE) --no-print-directory build
	@QUERN=./$(BIN) ./$(BIN) spec/run.lua $(SPEC)

asan: deps-test ## the same specs under AddressSanitizer and UndefinedBehaviorSanitizer
	@$(MAKE) --no-print-directory -j$$(nproc) B=build/asan BIN=build/asan/quern OPT=-O1 \
	  CFLAGS='-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer' build/asan/quern
	@QUERN=build/asan/quern ASAN_OPTIONS=detect_leaks=1:abort_on_error=0 \
	  LSAN_OPTIONS=suppressions=spec/lsan.supp:print_suppressions=0 build/asan/quern spec/run.lua $(SPEC)

bench-frame: build ## frames beside DuckDB, Polars and data.table, those that can be had (10 million rows)
	@mkdir -p build/bench
	@if command -v npm >/dev/null && [ ! -d build/bench/node_modules ]; then \
	  cd build/bench && echo '{"private":true}' >package.json && npm install --silent @duckdb/node-api nodejs-polars nodejs-polars-linux-x64-gnu >npm.log 2>&1 || true; fi
	@./$(BIN) spec/bench/frame/run.lua

bench-sandbox: build ## what running a recipe in its sandbox costs
	@./$(BIN) spec/bench/sandbox/run.lua

bench-claims: build ## what each step from documents to stored claims costs, on articles made by rule
	@./$(BIN) spec/bench/claims/run.lua

bench: bench-scan bench-frame bench-sandbox bench-claims ## all of them

lint: deps-lint ## warnings, format, Lua lint
	@luacheck -q lib scripts spec data
	@clang-format --dry-run --Werror $$(git ls-files 'host/*.[ch]' 'spec/*.c')

VERSION = $(shell sed -n 's/.*version = "\([^"]*\)".*/\1/p' lib/quern/init.lua)
SHARE   = $(DESTDIR)$(PREFIX)/share

docs: build ## the man page, shell completions and editor stubs, in build/docs
	@mkdir -p $(B)/docs
	@./$(BIN) help --man >$(B)/docs/quern.1
	@for shell in bash fish zsh; do ./$(BIN) help --completion $$shell >$(B)/docs/quern.$$shell; done
	@./$(BIN) help --stubs $(B)/docs/stubs
	@echo "made $(B)/docs: quern.1 quern.bash quern.fish quern.zsh stubs/"

install: docs ## install into DESTDIR/PREFIX (/usr/local)
	install -Dm755 $(BIN) $(DESTDIR)$(PREFIX)/bin/quern
	install -Dm644 $(B)/docs/quern.1 $(SHARE)/man/man1/quern.1
	install -Dm644 $(B)/docs/quern.bash $(SHARE)/bash-completion/completions/quern
	install -Dm644 $(B)/docs/quern.zsh $(SHARE)/zsh/site-functions/_quern
	install -Dm644 $(B)/docs/quern.fish $(SHARE)/fish/vendor_completions.d/quern.fish
	cd $(B)/docs/stubs && find . -name '*.lua' -exec install -Dm644 {} $(abspath $(SHARE))/quern/stubs/{} \;

dist: ## the source as build/quern-VERSION.tar.gz, the same bytes from the same commit
	@mkdir -p $(B)
	@git archive --format=tar --prefix=quern-$(VERSION)/ HEAD | gzip -9n >$(B)/quern-$(VERSION).tar.gz
	@echo "made $(B)/quern-$(VERSION).tar.gz"

# What the binary needs to run; what one feature needs is recommended, and asked for by name when it is missing.
deb: docs ## a Debian package of the binary, build/quern_VERSION_ARCH.deb
	@rm -rf $(B)/deb && $(MAKE) -s install DESTDIR=$(B)/deb PREFIX=/usr >/dev/null
	@strip $(B)/deb/usr/bin/quern && gzip -9n $(B)/deb/usr/share/man/man1/quern.1
	@install -Dm644 LICENSE $(B)/deb/usr/share/doc/quern/copyright && mkdir -p $(B)/deb/DEBIAN
	@printf '%s\n' 'Package: quern' 'Version: $(VERSION)' "Architecture: $$(dpkg --print-architecture)" \
	  'Maintainer: the quern authors <quern@localhost>' 'Section: science' 'Priority: optional' 'Depends: libc6' \
	  'Recommends: libreadline8, libgumbo1, libarchive13, libxml2, libxlsxwriter4, libuchardet0, libcurl4, zlib1g, poppler-utils' \
	  'Description: grind documents into tables you can cite' \
	  ' Reads folders of documents and statistics, and derives tables whose every row' \
	  ' leads to the sentence it came from.' >$(B)/deb/DEBIAN/control
	@dpkg-deb --root-owner-group -b $(B)/deb $(B)/quern_$(VERSION)_$$(dpkg --print-architecture).deb

# Measures the scanner beside Hyperscan or Vectorscan (whichever is installed), grep, ripgrep, Lua and LPeg.
SCAN_MB ?= 32
SCAN_RUNS ?= 1:1
ENGINE = $(filter $(B)/base/%.o $(B)/text/%.o,$(OBJ))
ENGINE_LIBS = -l:libpcre2-8.a -l:libnettle.a -lm -ldl -pthread
BENCH_FLAGS = $(CFLAGS_ALL) -Ispec/fuzz -Ispec/bench/scan

$(B)/bench/scan/bench: $(wildcard spec/bench/scan/*.[ch]) spec/fuzz/naive.c $(ENGINE)
	@mkdir -p $(@D)
	@hs=$$(test -f /usr/include/hs/hs.h && echo -lhs || true); \
	$(CC) $(BENCH_FLAGS) $(filter %.c,$^) $(ENGINE) $(ENGINE_LIBS) $$hs -o $@

bench-scan: build ## measure the scanner beside other tools (SCAN_MB=32; SCAN_RUNS="1:1 2:0.3 3:3", each SEED:DENSITY of the corpus)
	$(call install_missing,$(SCAN_PACKAGES))
	@$(MAKE) --no-print-directory $(B)/bench/scan/bench
	@grep -m1 'model name' /proc/cpuinfo || true
	@set -e; for r in $(SCAN_RUNS); do echo; echo "corpus of seed $${r%:*}, $${r#*:} times as many terms and figures"; \
	  ./$(BIN) spec/bench/scan/generate.lua $(B)/bench/scan $(SCAN_MB) $${r%:*} $${r#*:}; $(B)/bench/scan/bench $(B)/bench/scan; done
	@./$(BIN) spec/bench/scan/others.lua $(B)/bench/scan

# Every fuzz target for FUZZ_SECONDS, under AddressSanitizer and UndefinedBehaviorSanitizer; what it finds stays in build/fuzz.
FUZZ_SECONDS ?= 60
FUZZ_TARGETS = $(patsubst spec/fuzz/fuzz_%.c,%,$(wildcard spec/fuzz/fuzz_*.c))
FUZZ_CC ?= clang
FUZZ_FLAGS = -std=c11 -D_GNU_SOURCE -O1 -g -fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=all \
             -Wno-unknown-warning-option -Ihost -I$(B) -Ispec/fuzz -pthread $(LUA_CFLAGS)
FUZZ_ENGINE = $(patsubst host/%.c,$(B)/fuzz/%.o,$(wildcard host/base/*.c host/text/*.c host/read/*.c host/frame/*.c) host/lua/wire.c)

.PRECIOUS: $(B)/fuzz/%.o
$(B)/fuzz/%.o: host/%.c
	@mkdir -p $(@D)
	@$(FUZZ_CC) $(FUZZ_FLAGS) $(FLAGS_$(*F)) -MMD -MP -c $< -o $@
# The deriver is fuzzed with the shipped rules: with the whole of quern but its main.
FUZZ_ALL = $(patsubst host/%.c,$(B)/fuzz/%.o,$(filter-out host/main.c,$(SRC)))
$(B)/fuzz/fuzz_claim: spec/fuzz/fuzz_claim.c $(FUZZ_ALL) $(B)/full.o
	@$(FUZZ_CC) $(FUZZ_FLAGS) -fsanitize=fuzzer $^ $(LDFLAGS_ALL) $(LIBS) -o $@
$(B)/fuzz/fuzz_%: spec/fuzz/fuzz_%.c $(wildcard spec/fuzz/naive*.c) $(FUZZ_ENGINE)
	@$(FUZZ_CC) $(FUZZ_FLAGS) -fsanitize=fuzzer $(filter %.c,$^) $(FUZZ_ENGINE) $(LIBDIR)/liblua5.4.a -l:libnettle.a $(ENGINE_LIBS) -o $@
-include $(FUZZ_ALL:.o=.d)

# What fuzzing starts with: the sentences of the phrasebook, a file each.
$(B)/fuzz/phrases: $(wildcard spec/claim/phrases/*.txt)
	@rm -rf $@ && mkdir -p $@
	@for f in $^; do awk -v to=$@/$$(basename $$f .txt) '/^[^ ]/{f=to "-" NR; printf "a%s\n", $$0 >f; close(f)}' $$f; done

fuzz: build ## fuzz every reader and scanner (FUZZ_SECONDS=60 each)
	$(call install_missing,$(FUZZ_PACKAGES))
	@$(MAKE) --no-print-directory -j$$(nproc) $(FUZZ_TARGETS:%=$(B)/fuzz/fuzz_%) $(B)/fuzz/phrases
	@for t in $(FUZZ_TARGETS); do mkdir -p $(B)/fuzz/corpus/$$t; \
	  $(B)/fuzz/fuzz_$$t -max_total_time=$(FUZZ_SECONDS) -max_len=8192 -timeout=20 -rss_limit_mb=3000 -verbosity=0 \
	    -dict=spec/fuzz/scan.dict -artifact_prefix=$(B)/fuzz/ $(B)/fuzz/corpus/$$t spec/fuzz/seeds $$(test $$t != claim || echo $(B)/fuzz/phrases) \
	    >$(B)/fuzz/$$t.log 2>&1 || { tail -40 $(B)/fuzz/$$t.log; exit 1; }; \
	  echo "fuzz $$t: clean for $(FUZZ_SECONDS) s"; done

clean: ## remove what was built
	@rm -rf build quern
