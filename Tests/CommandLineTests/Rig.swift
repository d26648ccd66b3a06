import Foundation
import HubSpotMock
import MockKit

/// A deployment in a temporary folder, with a mock of its own, driven through the built `crm-gateway`.
final class Rig: Sendable {
    /// The temporary folder.
    let folder: String
    /// The imitated HubSpot.
    let mock: MockServer

    private init(folder: String, mock: MockServer) {
        self.folder = folder
        self.mock = mock
    }

    /// Runs a body on a fresh one, and clears up.
    static func run(_ body: (Rig) async throws -> Void) async throws {
        let folder = try TemporaryFolder.make()
        let rig = Rig(folder: folder, mock: try await MockServer.start(vendor: HubSpotMock(), profile: .production))
        do {
            try await body(rig)
        } catch {
            await rig.clear()
            throw error
        }
        await rig.clear()
    }

    /// The state folder.
    var state: String { folder + "/state" }
    /// The database.
    var database: String { state + "/store/gateway.db" }
    /// The mock's token for private apps.
    var token: String { mock.credentials.staticToken ?? "" }

    /// Runs a command as Ann, unless told otherwise.
    @discardableResult
    func call(
        _ arguments: String..., input: String = "", as actor: String? = "ann@example.com",
        environment: [String: String] = [:]
    ) async throws -> Ended {
        try await call(arguments, input: input, as: actor, environment: environment)
    }

    /// Runs a command.
    func call(
        _ arguments: [String], input: String = "", as actor: String? = "ann@example.com",
        environment: [String: String] = [:]
    ) async throws -> Ended {
        var variables = [
            "CRM_GATEWAY_STATE_DIR": state, "CRM_GATEWAY_CRM_ORIGINS": "hubspot=\(mock.baseURL)",
            "CRM_GATEWAY_PROGRESS": "lines", "SWIFT_BACKTRACE": "enable=no", "PATH": "/usr/bin:/bin",
        ]
        variables["CRM_GATEWAY_AS"] = actor
        return try await Program.run(
            arguments, input: input, environment: variables.merging(environment, uniquingKeysWith: { $1 }))
    }

    /// An organization with Ann as its admin, and a team of Bob (primary admin), Carol (secondary admin), Dave, Frank
    /// (deactivated in the CRM), Heidi (spectator) and Zoe (unknown to the CRM).
    func found() async throws {
        try await must("init")
        try await must("org", "create", "Acme", "--admin", "ann@example.com", "--first", "Ann", "--last", "Lee")
        let people = folder + "/people.jsonl"
        try Self.people.write(toFile: people, atomically: true, encoding: .utf8)
        try await must("user", "add", "--from", people)
        try await must("team", "create", "Sales", "--primary-admin", "bob@example.com")
        try await must("team", "add", "Sales", "carol@example.com", "--position", "secondary_admin")
        try await must(
            "team", "add", "Sales", "dave@example.com", "frank@example.com", "heidi@example.com", "zoe@example.com")
    }

    /// Founds, and connects HubSpot with Ann's token.
    func foundAndConnect() async throws {
        try await found()
        let ended = try await call("connect", "hubspot", input: token + "\n")
        guard ended.status == 0 else { throw Unexpected(ended) }
    }

    /// A command that has to end with 0.
    func must(_ arguments: String...) async throws {
        let ended = try await call(arguments)
        guard ended.status == 0 else { throw Unexpected(ended) }
    }

    /// A command ended otherwise than it had to.
    struct Unexpected: Error, CustomStringConvertible {
        let description: String

        init(_ ended: Ended) {
            description = "ended with \(ended.status): \(ended.output)\(ended.errors)"
        }
    }

    private static let people = """
        {"email": "bob@example.com", "first": "Bob", "last": "Novak", "role": "admin"}
        {"email": "carol@example.com", "first": "Carol", "last": "Diaz", "role": "admin"}
        {"email": "dave@example.com", "first": "Dave", "last": "Okafor"}
        {"email": "frank@example.com", "first": "Frank", "last": "Moser"}
        {"email": "heidi@example.com", "first": "Heidi", "last": "Brandt", "seat": "spectator"}
        {"email": "zoe@example.com", "first": "Zoe", "last": "Adams"}

        """

    private func clear() async {
        await mock.stop()
        try? FileManager.default.removeItem(atPath: folder)
    }
}
