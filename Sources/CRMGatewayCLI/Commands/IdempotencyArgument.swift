import ArgumentParser

/// The key under which a call takes effect once.
struct IdempotencyArgument: ParsableArguments {
    @Option(
        name: .customLong("idempotency-key"),
        help: ArgumentHelp("The same call with the same key takes effect once within 24 hours.", valueName: "key"))
    var key: String?
}
