# Alur. `make` alone says what there is.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.DELETE_ON_ERROR:

# JDK 25 or newer: JAVA_HOME, then the usual places, then java on PATH. Each has a file that says its version.
JDK := $(shell \
	for home in "$${JAVA_HOME:-}" /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
			"$$(dirname "$$(dirname "$$(readlink -f "$$(command -v java)" 2>/dev/null)" 2>/dev/null)" 2>/dev/null)"; do \
		[ -x "$$home/bin/javac" ] && [ -r "$$home/release" ] || continue; \
		version=$$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$$home/release"); \
		if [ "$${version:-0}" -ge 25 ]; then echo "$$home"; break; fi; \
	done)
export JAVA_HOME := $(JDK)

# A UTF-8 locale, for file names such as Désirée.xlsx
ifeq ($(findstring utf,$(shell echo "$${LC_ALL:-$${LC_CTYPE:-$${LANG:-}}}" | tr A-Z a-z)),)
export LC_ALL := C.UTF-8
endif

# Maven's own libraries make JDK 25 complain; we cannot mend them
export MAVEN_OPTS := --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow $(MAVEN_OPTS)
MVN := mvn -B -q -Dstyle.color=never
LEAN := $(MVN) -Dlean
# the options with which the launchers start Java; the AOT cache holds only for the same ones
FLAGS := @src/main/launcher/java.options

# what tests need besides Java; the browser is driven by node
export PLAYWRIGHT_NODEJS_PATH := $(shell command -v node)
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD := 1
TOOLS := chromium gcc libc6-dev nodejs libreoffice-calc poppler-utils python3 python3-lxml python3-openpyxl

TODAY := 2026-11-24
DEMO := target/demo

.PHONY: help jdk run build dist serve test quick proof bench sheets-server live-google format tools clean

help: ## this help
	@echo "Alur runs the routine of a small business that lives in a spreadsheet. Start with: make run"
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 21

jdk:
	@[ -n "$(JDK)" ] || { echo "Alur needs JDK 25 or newer and found none: install it, or set JAVA_HOME to the folder where it is." >&2; exit 1; }
	@command -v mvn > /dev/null || { echo "Alur is built with Maven 3.8 or newer and found none: install it so that the command mvn works." >&2; exit 1; }

run: export ALUR_STATE := $(DEMO)/state
run: build ## the whole routine on a sample studio: plan, apply, report (into target/demo)
	@rm -rf $(DEMO)
	@mkdir -p $(DEMO)
	@cp samples/freelance/tracker.xlsx $(DEMO)/tracker.xlsx
	target/alur plan $(DEMO)/tracker.xlsx --today $(TODAY)
	target/alur apply $(DEMO)/tracker.xlsx --today $(TODAY) --yes
	target/alur report $(DEMO)/tracker.xlsx --today $(TODAY) --out $(DEMO)/documents
	@echo
	@echo "Made in $(DEMO):"
	@find $(DEMO) -name state -prune -o -type f -print | sort | sed 's/^/  /'
	@echo "Next:"
	@echo "  ALUR_STATE=$(DEMO)/state target/alur plan $(DEMO)/tracker.xlsx   nothing is left to do"
	@echo "  ALUR_STATE=$(DEMO)/state target/alur serve $(DEMO)               the same in the browser"
	@echo "  target/alur init studio                                        a tracker of your own"

build: target/alur ## the program: target/alur (fetches nothing that only tests need)

TRAINING := samples/freelance/tracker.xlsx samples/freelance-en/tracker.xlsx samples/own-list.xlsx
SOURCES := $(shell find src/main -type f 2>/dev/null)
target/alur: pom.xml Makefile src/dist/Starter.java src/dist/spreadsheet.json $(SOURCES) | jdk
	@echo "Building target/alur ..."
	@$(LEAN) compile quarkus:build
	@"$(JDK)/bin/java" src/dist/Starter.java target/quarkus-app
	@rm -f target/*.aot
	@find target/quarkus-app -name '*.jar' -exec touch -r target/quarkus-app/edit-run.jar {} +
	@for walk in command edit google service; do \
		run=quarkus-run; [ $$walk != edit ] || run=edit-run; \
		with='$(TRAINING)'; [ $$walk != google ] || with=src/dist/spreadsheet.json; \
		"$(JDK)/bin/java" $(FLAGS) @src/main/launcher/service.options @src/main/launcher/train.options -XX:AOTCacheOutput=target/$$walk.aot \
			-jar target/quarkus-app/$$run.jar train $$walk $$with > target/train-$$walk.log 2>&1 \
			|| echo "A start-up cache could not be made (target/train-$$walk.log says why); target/alur works without it, only slower."; \
	done
	@find target -maxdepth 1 -name '*.aot' -exec touch -r target/quarkus-app/edit-run.jar {} +
	@install -m 644 src/main/launcher/*.options target
	@install -m 755 src/main/launcher/alur target/alur

dist: target/dist/made ## a zip that needs no Java and no Maven on this kind of system: target/alur-VERSION.zip

target/dist/made: target/alur src/dist/Dist.java README.md LICENSE
	@echo "Making the archive ..."
	@"$(JDK)/bin/java" src/dist/Dist.java
	@touch $@

serve: build ## the service on http://127.0.0.1:8080, for the trackers in target/demo
	@target/alur serve $(DEMO)

test: build dist ## everything: the checks, every test, the format
	@mvn -B test spotless:check

quick: jdk ## unit tests and cases only
	@mvn -B test -DexcludedGroups='slow | browser | judge'

proof: build ## the long proofs: random lives, kills, full disks, people who save meanwhile, fuzzing; ends with a table
	@rm -f target/proof.md
	@status=0; mvn -B test -Dgroups='slow | judge' -Dalur.proof=full -Dquarkus.test.hang-detection-timeout=3h || status=$$?; \
	echo; printf '| what | how many | breaches | seconds |\n| --- | --- | --- | --- |\n'; cat target/proof.md; exit $$status

bench: build ## measures time and memory beside other programs (BENCH="quick", or any of: edit small read linear warm rules journal sheets launch)
	@command -v python3 > /dev/null || { echo "The measuring is done by python3, which was not found." >&2; exit 1; }
	@$(LEAN) -Pbench dependency:build-classpath -Dmdep.outputFile=target/bench.cp > /dev/null
	@rm -rf target/bench && mkdir -p target/bench
	@find src/bench/java -name '*.java' > target/bench.sources
	@"$(JDK)/bin/javac" -proc:full -nowarn -d target/bench -cp "target/classes:$$(cat target/bench.cp)" @target/bench.sources
	@"$(JDK)/bin/java" $(FLAGS) -cp "target/bench:target/classes:$$(cat target/bench.cp)" dev.alur.bench.Bench $(BENCH)

sheets-server: jdk ## a Google Sheets server for tests on this machine; prints its address, then answers (PORT="8123" if it matters)
	@mkdir -p target
	@$(MVN) test-compile dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=target/test.cp > target/sheets-server.log 2>&1 \
		|| { cat target/sheets-server.log >&2; exit 1; }
	@exec "$(JDK)/bin/java" $(FLAGS) -cp "target/test-classes:target/classes:$$(cat target/test.cp)" dev.alur.google.server.SheetsServerProcess $(PORT)

live-google: build ## asks Google itself what only a real account can tell; SPREADSHEET=gsheet:ID names an empty one of yours
	@[ -n "$(SPREADSHEET)" ] || { echo "Name an empty spreadsheet of yours, which is filled and emptied again: make live-google SPREADSHEET=gsheet:ID" >&2; exit 1; }
	@rm -f target/live-google.md
	@status=0; mvn -B test -Dtest='Live*Test' -Dalur.live='$(SPREADSHEET)' || status=$$?; \
	echo; cat target/live-google.md; echo; echo "To send in: target/live-google.md"; exit $$status

format: jdk ## puts the code into the one format
	@$(MVN) spotless:apply

tools: ## what tests need, from Debian's packages: browser, office, a C compiler, readers of PDF and workbooks (as root)
	@missing=; for name in $(TOOLS); do \
		if [ $$name = nodejs ] && command -v node > /dev/null; then continue; fi; \
		dpkg-query -W -f='$${Status}' $$name 2> /dev/null | grep -q 'ok installed' || missing="$$missing $$name"; \
	done; \
	if [ -n "$$missing" ]; then \
		apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $$missing; \
	fi

clean: ## removes everything that was made
	@rm -rf target
