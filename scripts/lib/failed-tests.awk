# Reads the log of a test run that failed; prints what failed and why, apart from the thousands of lines about what
# passed. The log's marks are compared as text, since not every awk knows letters of several bytes.
/^✘ .* recorded an issue/ { print; said = 0; is_open = 1; next }
/^✘ Test run with / { print }
/^(◇|✔|✘|➜|↯) / { is_open = 0; next }
/Fatal error|unexpected signal/ { print; next }
is_open && said++ < 30 { print }
