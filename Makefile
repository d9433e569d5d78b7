# Names for what there is to do; Meson and the scripts in tools/ do it.

SECONDS ?= 60
TARGET  ?=
PORT    ?= 8080
PREFIX  ?= /usr/local

.PHONY: all help demo check test asan tsan lint analyse coverage format words bench fuzz install clean
.DEFAULT_GOAL := all

all: ## build the program: build/placard
	@tools/packages need build
	@tools/build build --prefix=$(PREFIX)
	@ln -sfn src/cli/placard build/placard

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 10

demo: ## install what is missing, build, publish the examples into demo/, rehearse a session, serve (PORT=8080)
	@PORT=$(PORT) tools/demo

check: ## everything that must hold: tests, tests under sanitizers, lint
	@tools/check

test: ## the tests alone, fastest
	@tools/check tests

asan: ## the tests in a build with the address and undefined-behaviour sanitizers
	@tools/check asan

tsan: ## the tests of what threads share, in a build with the thread sanitizer
	@tools/check tsan

lint: ## clang-format and clang-tidy
	@tools/check lint

analyse: ## clang-tidy with clang's analyser: minutes; before a release
	@tools/lint analyse

coverage: ## how many branches of the rules the tests take
	@tools/coverage

format: ## lay out the sources as clang-format has them
	@tools/lint format-fix

words: ## bring the translations of the pages' words (po/) up to date with src/web/words.def
	@tools/po

pages: all ## write anew the pages on verbs, commands and entries (docs/), which the program has in its tables
	@tools/pages

bench: ## how fast it is, and what the figures mean
	@bench/run

fuzz: ## feed the readers with damaged input (SECONDS=60 each, TARGET=text for one)
	@tools/fuzz $(SECONDS) $(TARGET)

install: all ## install below PREFIX, at first below DESTDIR
	@DESTDIR=$(DESTDIR) meson install -C build --no-rebuild

clean: ## remove everything that was made
	rm -rf build build-* demo tests/browser/node_modules
