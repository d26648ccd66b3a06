import Foundation

/// One process of the Sync CRM benchmark; `Benchmarks/run-sync` calls it for each step, so that each is measured alone.
///
///     SyncGateway prepare FOLDER MOCK MEMBERS    a store with a team of so many, and a key to the mock
///     SyncGateway sync    FOLDER MOCK            one team sync; prints figures as NAME=VALUE
///     SyncGateway bare    FOLDER DONE            writes into FOLDER's store the rows of the sync in DONE's; prints figures
///     SyncGateway rows    FOLDER                 prints every row of every table, for comparison
///
/// MOCK is a file with the line that `crm-mock` prints at its start.
@main
enum SyncGateway {
    static func main() async throws {
        let words = CommandLine.arguments.dropFirst()
        let rest = Array(words.dropFirst())
        switch (words.first, rest.count) {
        case ("prepare", 3): try await TeamPreparation(folder: rest[0], mock: rest[1], members: rest[2]).run()
        case ("sync", 2): try await MeasuredSync(folder: rest[0], mock: rest[1]).run()
        case ("bare", 2): try await BareWriting(folder: rest[0], done: rest[1]).run()
        case ("rows", 1): try await RowListing(folder: rest[0]).run()
        default:
            print("usage: SyncGateway prepare FOLDER MOCK MEMBERS | sync FOLDER MOCK | bare FOLDER DONE | rows FOLDER")
            exit(2)
        }
    }
}
