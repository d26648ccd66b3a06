import ConnectorKit
import Foundation
import MockKit
import SQLStore
import SQLiteDriver
import Testing
import Vault
import Workspace

@testable import CRMGateway
@testable import ProcessWorker

extension ProcessStage {
    /// The property that a sync has to make, once.
    static let ownerProperty: PropertyName = "gateway_owner"

    /// Connects the admin, wants an owner property of its own, and makes a team of so many whom the mock knows by
    /// `user00001@example.com` and so on.
    func prepareTeam(of members: Int) async throws -> TeamID {
        let lead = try #require(admin.user)
        let token = try #require(mock.credentials.staticToken)
        _ = try await gateway.grants.connectStaticToken(crm.id, token: Secret(token), for: lead, as: admin)
        try await gateway.ownerProperties.choose(
            .dedicated(name: Self.ownerProperty, label: "Gateway owner"), crm: crm.id, object: .deal, as: admin)
        let team = try await gateway.directory.createTeam(name: "Sales", primaryAdmin: lead, as: admin)
        let drafts = (1...members).map {
            UserDraft(firstName: "Given", lastName: "Family", email: String(format: "user%05d@example.com", $0))
        }
        _ = try await gateway.directory.createUsers(drafts, team: team.id, as: admin)
        return team.id
    }

    /// What a sync leaves behind here, as text: who has which key, who is whom, which owner properties, and what the
    /// run says of each; without what differs from run to run by its nature (ids, times).
    func finalState() async throws -> [String: [String]] {
        let statements: [(String, SQL)] = [
            (
                "crm_key",
                "SELECT user_id, crm, grant_id, origin, version FROM crm_key WHERE origin = 'synced' ORDER BY user_id, crm"
            ),
            (
                "crm_binding",
                "SELECT user_id, crm, account, crm_user, status, version FROM crm_binding ORDER BY user_id, crm"
            ),
            (
                "owner_property",
                "SELECT crm, account, object, property, label, origin FROM owner_property ORDER BY object"
            ),
            (
                "run_target",
                """
                SELECT user_id, crm, key_outcome, key_before, binding_outcome, binding_before, binding_after
                FROM run_target ORDER BY user_id, crm
                """
            ),
            ("run", "SELECT kind, state FROM run"),
        ]
        return try await store.read { transaction in
            var state: [String: [String]] = [:]
            for (name, statement) in statements {
                state[name] = try transaction.query(statement, []).map { "\($0.values)" }
            }
            return state
        }
    }

    /// The only run's outcome, without what it cost.
    func outcome() async throws -> SyncCRMOutcome? {
        guard var outcome = try await gateway.runs.list(as: admin).first?.outcome else { return nil }
        for index in outcome.crms.indices {
            outcome.crms[index].calls = 0
            outcome.crms[index].waitedMilliseconds = 0
        }
        return outcome
    }

    /// How many owner properties of ours the CRM holds, and how many requests to make one it said yes to.
    var ownerPropertiesMade: (held: Int, created: Int) {
        let deals = mock.state()["objects"]?["deals"]?["custom_properties"]?.array ?? []
        let held = deals.filter { $0["name"]?.string == Self.ownerProperty.rawValue }.count
        let created = mock.journal.calls(of: "hubspot.properties.create").filter { $0.status == 201 }.count
        return (held, created)
    }

    /// A stage of its own, on copies of what this one has stored, and on the same mock, taken back to its seed.
    ///
    /// This one's store must be closed: then one file is everything, or two where a reader was the last to close, which
    /// can't move the log into the file.
    func copied(to name: String) async throws -> ProcessStage {
        let path = "\(folder)/\(name)"
        let files = FileManager.default
        for made in [path, path + "/store"] {
            try files.createDirectory(
                atPath: made, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        }
        let log = "store/gateway.db-wal"
        let kept = ["root.key", "store/gateway.db"] + (files.fileExists(atPath: "\(folder)/\(log)") ? [log] : [])
        for file in kept {
            try files.copyItem(atPath: "\(folder)/\(file)", toPath: "\(path)/\(file)")
            try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: "\(path)/\(file)")
        }
        try mock.reset()
        let store = try SQLiteDriver.open(path: path + "/store/gateway.db")
        let ring = try FileRootKeyProvider(path: path + "/root.key").rootKeys()
        return ProcessStage(
            crm: crm, mock: mock, folder: path, store: store,
            gateway: try await Self.gateway(on: store, ring, transport, mock, crm.id), admin: admin,
            transport: transport)
    }
}
