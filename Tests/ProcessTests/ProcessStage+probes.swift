import CRMGatewayTesting
import ConnectorKit
import Foundation
import MockKit
import SQLStore
import SQLiteDriver
import Testing
import Verification
import Workspace

@testable import CRMGateway
@testable import ProcessWorker

extension ProcessStage {
    /// How many properties of an object are mapped: all of the demo accounts' own, and some of the vendors'.
    private static let mappedMax = 24

    /// Connects the admin, and maps what the account has.
    func prepareProbes() async throws {
        let lead = try #require(admin.user)
        switch crm.id.rawValue {
        case "salesforce":
            let host = try #require(mock.credentials.instanceURL)
            _ = try await gateway.grants.connect(
                crm.id, by: .clientCredentials, inputs: ["host": Secret(host)], for: lead, as: admin)
        case "zoho": _ = try await signIn()
        default:
            let token = try #require(mock.credentials.staticToken)
            _ = try await gateway.grants.connectStaticToken(crm.id, token: Secret(token), for: lead, as: admin)
        }
        let connection = try await gateway.connection(of: lead, crm: crm.id, as: admin)
        let descriptor = try #require(gateway.connectors[crm.id]).descriptor
        var mapping = SampleMapping()
        try await mapping.add(descriptor, through: connection.reading, atMost: Self.mappedMax)
        try await mapping.set(for: lead, in: gateway, as: admin)
    }

    /// Designates a deal, and writes a text into it as somebody in the CRM would.
    func designate(_ deal: RecordID, holding text: String, in property: PropertyName) async throws {
        let session = try await gateway.runs.services.sessions.session(
            grant: try #require(try await adminsGrant()), organization: admin.organization, party: "stage")
        let outcomes = try await session.writing.update([
            RecordDraft(object: .deal, id: deal, values: [property: .text(text)])
        ])
        _ = try #require(outcomes.first?.reference, "\(outcomes)")
        try await gateway.verification.designate(deal, of: .deal, crm: crm.id, as: admin)
    }

    private func adminsGrant() async throws -> GrantID? {
        let (organization, user, crm) = (admin.organization, try #require(admin.user), crm.id)
        return try await store.read { transaction in
            try CRMKeyRepository(of: organization).find(user: user, crm: crm, in: transaction)?.grant
        }
    }

    // MARK: What is there

    /// What the CRM's records look like.
    var records: JSON? { mock.state()["objects"] }

    /// Where two looks at records differ, by path; the order of a record's properties is of no meaning, one that holds nothing
    /// may be left out or be an empty list or an unset box, and when a record was last written no restoring can take back.
    static func differences(_ now: JSON?, _ before: JSON?, at path: String = "") -> [String] {
        if content(now) == content(before) { return [] }
        if let now = now?.object, let before = before?.object {
            let names = Set((now.members + before.members).map(\.name)).subtracting(stamps)
            return names.sorted().flatMap { differences(now[$0], before[$0], at: "\(path)/\($0)") }
        }
        if let now = now?.array, let before = before?.array, now.count == before.count {
            return now.indices.flatMap { differences(now[$0], before[$0], at: "\(path)/\($0)") }
        }
        return ["\(path): \((now ?? .null).text.prefix(200)), not \((before ?? .null).text.prefix(200))"]
    }

    /// When a record was last written, in each CRM's word.
    private static let stamps: Set<String> = [
        "hs_lastmodifieddate", "lastmodifieddate", "updatedAt", "LastModifiedDate", "SystemModstamp", "Modified_Time",
        "update_time", "stage_change_time", "Last_Activity_Time", "hs_v2_date_entered_current_stage",
    ]

    /// What a value says, however it is written: 12000.0 is 12000, an empty list is nothing.
    private static func content(_ value: JSON?) -> String {
        let text = (value ?? .null).text
        if ["[]", "false", "null"].contains(text) { return "null" }
        return Decimal(string: text).map { "\($0)" } ?? text
    }

    /// The marks that the CRM's records carry.
    var marksHeld: Set<String> {
        let text = (records ?? .null).text
        let names = text.matches(of: /zz gateway probe ([0-9a-f]{32})/).map { String($0.1) }
        return Set(names + text.matches(of: /probe-([0-9a-f]{32})@example\.com/).map { String($0.1) })
    }

    /// The probes of the journal, closed ones too.
    func probes() async throws -> [ProbeRow] {
        let organization = admin.organization
        return try await store.read { transaction in
            try transaction.query("SELECT id FROM probe", []).compactMap { row in
                try ProbeRepository(organization: organization, transaction: transaction)
                    .find(ProbeMark(id: try row.text(0)))
            }
        }
    }

    /// What a probe's sealed before-image holds of the record as it was.
    func before(of row: ProbeRow) async throws -> [PropertyName: FieldValue] {
        let (keys, organization) = (gateway.runs.services.dataKeys, admin.organization)
        return try await store.read { transaction in
            try BeforeImage.open(row, of: organization, keys, in: transaction).before
        }
    }

    /// The last verification that was asked for.
    func lastVerification() async throws -> RunID? {
        try await gateway.verification.reports(limit: 1, as: admin).elements.first?.run
    }

    /// What a verification says, without what differs from run to run.
    func verdicts(of run: RunID) async throws -> [String] {
        let summary = try await gateway.verification.reports(limit: 1, as: admin).elements.first
        let report = try await gateway.verification.report(run, as: admin)
        let shared = report.accounts.flatMap(\.results).map {
            "\($0.check) \($0.subject.identity) \($0.verdict) \($0.cause?.rawValue ?? "")"
        }
        let own = try await gateway.verification.people(of: run, as: admin).elements.flatMap(\.results).map {
            "\($0.check) \($0.subject.identity) \($0.verdict)"
        }
        return ["\(summary?.state.rawValue ?? "")"] + shared.sorted() + own.sorted()
    }

    /// All bytes of the database's files.
    func storedBytes() throws -> Data {
        let path = folder + "/store"
        return try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasPrefix("gateway.db") }
            .reduce(into: Data()) { bytes, name in
                bytes += (try? Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)"))) ?? Data()
            }
    }
}
