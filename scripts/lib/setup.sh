# shellcheck shell=bash
# What every script needs first: packages and Swift. Sourced, never run.

# Libraries that the product is built on, and what finds them.
product_packages=(libcurl4-openssl-dev libssl-dev libsqlite3-dev pkg-config)
# What the tests need besides: TLS and HTTP/2 are tested through nginx, certificates are made by openssl.
test_packages=(nginx-light openssl curl ca-certificates)
# The oldest Swift that builds this.
swift_wanted=6.3

say() { printf '%s\n' "$*" >&2; }

die() {
    say "Error: $1"
    shift
    for line in "$@"; do say "Next:  $line"; done
    exit 4
}

is_installed() { dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; }

# Runs apt-get as root, by sudo where need be.
as_root() {
    if [[ $EUID -eq 0 ]]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        return 127
    fi
}

# Installs those of the named packages that are missing; does nothing when none is.
ensure_packages() {
    if ! command -v dpkg-query >/dev/null; then
        say "This is no Debian: make sure that these are installed, under whatever name: $*"
        return 0
    fi
    local missing=() package
    for package in "$@"; do is_installed "$package" || missing+=("$package"); done
    [[ ${#missing[@]} -eq 0 ]] && return 0
    if [[ $EUID -ne 0 ]] && ! command -v sudo >/dev/null; then
        die "These packages are missing, and neither root nor sudo is there to install them: ${missing[*]}" \
            "As root: apt-get install -y --no-install-recommends ${missing[*]}"
    fi
    say "Installing ${missing[*]} …"
    local log
    log=$(mktemp)
    if ! { as_root apt-get update && install_without_starting "${missing[@]}"; } >"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        die "The packages can't be installed." "See the messages of apt-get above, and start again."
    fi
    rm -f "$log"
}

# Installs packages whose services must not begin to run by themselves (nginx would take port 80).
install_without_starting() {
    local policy=/usr/sbin/policy-rc.d made=
    if [[ ! -e $policy ]]; then
        printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
        as_root chmod 755 "$policy"
        made=yes
    fi
    local status=0
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" || status=$?
    [[ -z $made ]] || as_root rm -f "$policy"
    return "$status"
}

# Checks that Swift is there and new enough.
ensure_swift() {
    if ! command -v swift >/dev/null; then
        die "Swift is not installed." \
            "Get Swift $swift_wanted or newer from https://www.swift.org/install/linux/ and put its usr/bin on the PATH."
    fi
    local found
    found=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' | head -n 1)
    if [[ -z $found || $(printf '%s\n%s\n' "$swift_wanted" "$found" | sort -V | head -n 1) != "$swift_wanted" ]]; then
        die "Swift ${found:-of an unknown version} is too old; $swift_wanted or newer is needed." \
            "Get it from https://www.swift.org/install/linux/."
    fi
}

# Runs a command silently; what it said is shown when it fails.
quietly() {
    local label=$1 log status=0 begun=$SECONDS
    shift
    log=$(mktemp)
    "$@" >"$log" 2>&1 || status=$?
    if [[ $status -ne 0 ]]; then
        cat "$log" >&2
        say "Failed: $label (exit code $status)"
    else
        say "$label: done in $((SECONDS - begun)) s"
    fi
    quiet_log=$log
    return "$status"
}

# Builds one product for debugging, which is the quickest to first sight, and shows how far it is on a terminal.
build_product() {
    if [[ -t 2 ]]; then
        swift build --product "$1" >&2
    else
        quietly "Building $1" swift build --product "$1"
        rm -f "$quiet_log"
    fi
}
