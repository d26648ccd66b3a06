# Reads the log of a test run; prints one line per CRM: how many cases of the contract suite it ran and how many it
# skipped, because the CRM hasn't what they need, each reason once.
/^.* Test case passing .* → / && / started\.$/ {
    place = index($0, " → "); crm = substr($0, place + length(" → ")); sub(/[^A-Za-z].*/, "", crm); cases[crm]++
}
/^Skipped for / {
    crm = $3; sub(/,$/, "", crm); skipped[crm]++
    why = $0; sub(/^Skipped for [^ ]* /, "", why); sub(/\. Case: .*/, "", why)
    if (!((crm, why) in seen)) { seen[crm, why] = 1; reasons[crm] = reasons[crm] "\n    " why }
}
END {
    for (crm in skipped) {
        printf "Contract, %s: %d cases, %d more skipped for want of%s\n", crm, cases[crm] - skipped[crm], skipped[crm], reasons[crm]
    }
}
