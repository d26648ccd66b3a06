import ArgumentParser

/// Words by which a list is narrowed.
struct SearchArgument: ParsableArguments {
    @Option(
        name: .customLong("search"),
        help: ArgumentHelp(
            "Only what each of these words occurs in; capitals and accents don't count.", valueName: "words"))
    var text: String?
}
