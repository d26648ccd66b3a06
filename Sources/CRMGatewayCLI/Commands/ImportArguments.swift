import ArgumentParser
import CRMGateway

/// What imports of people and of teams have in common.
struct ImportArguments: ParsableArguments {
    @Argument(help: "The file: CSV with a header, or one JSON object a line.") var file: String
    @Flag(help: "Say line by line what would happen, and write nothing.") var preview = false
    @Flag(help: "Leave lines out that are wrong, and write the good ones.") var skipBadLines = false
    @Option(help: ArgumentHelp("csv or jsonl; by default as the file's name ends.", valueName: "format"))
    var fileFormat: String?

    func validate() throws {
        _ = try FileFormat.of(fileFormat, path: file)
    }

    /// The format that is meant.
    func format() throws -> ExchangeFormat {
        try FileFormat.of(fileFormat, path: file)
    }
}
