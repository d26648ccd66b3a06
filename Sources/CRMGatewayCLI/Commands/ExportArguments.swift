import ArgumentParser
import CRMGateway

/// What exports of people and of teams have in common.
struct ExportArguments: ParsableArguments {
    @Option(help: ArgumentHelp("A new file, for its owner's eyes alone; else standard output.", valueName: "file"))
    var to: String?
    @Option(help: ArgumentHelp("csv or jsonl; by default as the file's name ends.", valueName: "format"))
    var fileFormat: String?

    func validate() throws {
        _ = try FileFormat.of(fileFormat, path: to)
    }

    /// The format that is meant.
    func format() throws -> ExchangeFormat {
        try FileFormat.of(fileFormat, path: to)
    }

    /// Writes what an export hands out, and says how much it was where that isn't in the way.
    func write(_ noun: String, _ export: ((String) async throws -> Void) async throws -> Int) async throws
        -> CommandResult
    {
        guard let to else {
            let output = ExportFile.standardOutput
            _ = try await export { try output.write($0) }
            return CommandResult(nil)
        }
        let file = try ExportFile(creating: to)
        do {
            let count = try await export { try file.write($0) }
            try file.finish()
            return CommandResult(
                FactsReport(["\(count) \(noun) in \(to)"], ["count": .count(count), "file": .text(to)]))
        } catch {
            file.discard()
            throw error
        }
    }
}
