import MockKit

/// What the command line says about one server.
struct StartSettings {
    let profile: MockProfile
    let host: String
    let port: Int
    let seedFile: String?
    let journalFile: String?

    /// The CRM's seed: of the file, or the demo account's.
    func seed<Seed: AccountSeed>() throws -> Seed { try seedFile.map(Seed.init(file:)) ?? Seed() }

    func start(_ vendor: some MockVendor) async throws -> MockServer {
        try await MockServer.start(
            vendor: vendor, profile: profile, host: host, port: port, journalFile: journalFile)
    }
}
