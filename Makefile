# The commands that people type. `make help` lists them.
SHELL := /bin/bash
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 1700000000)
JOBS ?= 2
PORT ?= 8470
PREFIX ?= /usr/local
FUZZ_SECONDS ?= 60
RELEASE := build/release
DEMO_STORE ?= build/demo.db
CORPUS := data/sample
THREADED := queue ingest store serve app
SPACE := $() $()

.PHONY: help demo build web test unit sanitized threads installed browser docs soak lint format score bench fuzz guard package install train clean deps deps-test deps-lint

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 12

demo: build ## read the sample into a store and serve it on http://127.0.0.1:8470
	$(RELEASE)/bin/hapjong read $(CORPUS) --store $(DEMO_STORE)
	$(RELEASE)/bin/hapjong serve $(DEMO_STORE) --port $(PORT)

build: deps ## the release program at build/release/bin/hapjong, with the web pages
	@cmake --preset release -DBUILD_TESTING=OFF >/dev/null
	cmake --build --preset release -j $(JOBS) --target product
	@$(MAKE) --no-print-directory web

web: $(RELEASE)/share/hapjong/web/index.html ## the web pages

WEB_SOURCES := $(shell find web -type f -not -path '*/node_modules/*' -not -path '*/dist/*' 2>/dev/null)
web/node_modules/.installed: web/package-lock.json
	cd web && npm ci --no-audit --no-fund --loglevel=error
	@touch $@
$(RELEASE)/share/hapjong/web/index.html: web/node_modules/.installed $(WEB_SOURCES)
	cd web && npm run --silent build
	@rm -rf $(RELEASE)/share/hapjong/web && mkdir -p $(RELEASE)/share/hapjong && cp -r web/dist $(RELEASE)/share/hapjong/web
	@touch $@

test: deps-test build sanitized installed browser score ## install, build and run every test

unit: deps ## unit, contract and command tests, without sanitizers
	@cmake --preset quick >/dev/null
	cmake --build --preset quick -j $(JOBS)
	ctest --preset quick

sanitized: deps ## unit, contract and command tests under ASan and UBSan
	@cmake --preset dev >/dev/null
	cmake --build --preset dev -j $(JOBS)
	ctest --preset dev

threads: deps ## tests of what has threads under ThreadSanitizer
	@cmake --preset tsan >/dev/null
	cmake --build --preset tsan -j $(JOBS) --target hapjong $(addsuffix _test,$(THREADED)) hj_data
	ctest --preset tsan -R "^($(subst $(SPACE),|,$(THREADED)))$$"
	build/tsan/bin/hapjong read $(CORPUS) --store memory: --jobs 4

installed: build ## what `make install` lays down, tried where it lies
	python3 test/installation_test.py $(RELEASE)

browser: deps-test build ## type check, unit tests of the pages, and browser tests against the real server
	cd web && npm run --silent check && npm run --silent test
	tools/browser_tests.sh $(RELEASE)/bin/hapjong

score: build ## the figures on data/gold against the committed baseline, and on ../shared where it is there
	$(RELEASE)/bin/hapjong score data/gold --baseline data/gold/baseline.json
	tools/score_shared.sh $(RELEASE)/bin/hapjong
	-tools/check_registry.py

lint: deps-lint ## clang-format, Clang's warnings as errors, clang-tidy
	tools/lint.sh

format: ## clang-format on all sources
	find src fuzz bench -name '*.cc' -o -name '*.h' | xargs clang-format-14 -i

bench: build ## articles a second, memory, page sizes: bench/README.md
	bench/read.sh $(RELEASE)/bin/hapjong

fuzz: deps-lint ## each fuzzer for FUZZ_SECONDS (60), with ASan and UBSan
	tools/fuzz.sh $(FUZZ_SECONDS)

guard: build ## instructions of a fixed corpus against bench/instructions.json, by callgrind
	tools/install_deps.sh guard
	bench/instructions.py $(RELEASE)/bin/hapjong

docs/node_modules/.installed: docs/package-lock.json
	cd docs && npm ci --no-audit --no-fund --loglevel=error
	@touch $@
docs: docs/node_modules/.installed ## the pages of docs/ as a site in build/docs; fails on a link that leads nowhere
	cd docs && npm run --silent build

soak: build ## forty minutes of mixed load and 1,000 slow clients on loopback: bench/README.md
	bench/soak.py $(RELEASE)/bin/hapjong

package: build ## a Debian package in build/release
	cd $(RELEASE) && cpack -G DEB

install: build ## into PREFIX (/usr/local)
	cmake --install $(RELEASE) --prefix $(PREFIX)

train: ## make the models in data/models anew from ../shared/data
	@cmake --preset release >/dev/null
	cmake --build --preset release -j $(JOBS) --target hapjong-train hapjong-train-names
	tools/train.sh $(RELEASE)/bin/hapjong-train

clean: ## remove what was built
	rm -rf build web/dist web/node_modules

deps:
	@tools/install_deps.sh
deps-test:
	@tools/install_deps.sh test
deps-lint:
	@tools/install_deps.sh lint
