import Foundation

/// One process of the benchmarks of Sync CRM and of verification; `Benchmarks/run-sync` and `run-verify` call it for each step, so that each is measured alone.
@main
enum SyncGateway {
    private static let usage = """
        usage: SyncGateway crms                              the CRMs that there are, one a line
               SyncGateway seed CRM USERS [own-limits]       the seed of a mock with so many users
               SyncGateway prepare FOLDER MOCKS MEMBERS [show-members] [CRM=WAY]...
                                                             a store with a team of so many, and keys to the mocks
               SyncGateway sync FOLDER MOCKS USERS           one team sync, with CRMs of so many users; prints figures as
                                                             NAME=VALUE
               SyncGateway map FOLDER MOCKS                  keys synced, properties and pipelines mapped and pushed
               SyncGateway verify FOLDER MOCKS MODE          one verification of the team, read_only or temporary; prints
                                                             figures
               SyncGateway bare FOLDER DONE                  writes into FOLDER's store the rows of the sync in DONE's;
                                                             prints figures
               SyncGateway rows FOLDER                       every row of every table, for comparison
        MOCKS is a file with the lines that crm-mock prints at its start.
        """

    static func main() async throws {
        let words = CommandLine.arguments.dropFirst()
        let rest = Array(words.dropFirst())
        switch (words.first, rest.count) {
        case ("crms", 0): for crm in BenchmarkedCRM.all { print(crm.id) }
        case ("seed", 2...): try MockSeed(crm: rest[0], users: rest[1], wishes: Array(rest.dropFirst(2))).run()
        case ("prepare", 3...):
            try await TeamPreparation(
                folder: rest[0], mocks: rest[1], members: rest[2], wishes: Array(rest.dropFirst(3))
            ).run()
        case ("sync", 3): try await MeasuredSync(folder: rest[0], mocks: rest[1], users: rest[2]).run()
        case ("map", 2): try await MappingPreparation(folder: rest[0], mocks: rest[1]).run()
        case ("verify", 3): try await MeasuredVerification(folder: rest[0], mocks: rest[1], mode: rest[2]).run()
        case ("bare", 2): try await BareWriting(folder: rest[0], done: rest[1]).run()
        case ("rows", 1): try await RowListing(folder: rest[0]).run()
        default:
            print(usage)
            exit(2)
        }
    }
}
