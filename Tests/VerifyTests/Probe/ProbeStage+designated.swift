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

extension ProbeStage {
    /// Lets the first update pass, and refuses all after it.
    func refuseRestoring() {
        mock.inject(.status(403), on: .operation(crm.operations.update, nth: 2), times: nil)
    }

    /// What a record holds of the properties that are probed.
    func values(
        of record: RecordReference, _ situations: [ProbeSituation]
    ) async throws -> [PropertyName: FieldValue] {
        let names = situations.filter { $0.object.object == record.object }.flatMap { $0.readBefore.sorted() }
        let read = try await session().reading.read([record], properties: [record.object: names])
        return try #require(read.first).values
    }

    /// All bytes of the database's files.
    func storedBytes() throws -> Data {
        let files = try FileManager.default.contentsOfDirectory(atPath: fixture.folder)
        return try files.filter { $0.hasPrefix("gateway.db") }.reduce(into: Data()) { bytes, name in
            bytes += try Data(contentsOf: URL(fileURLWithPath: fixture.folder + "/" + name))
        }
    }

    /// Changes a byte of every before-image.
    func spoilImages() async throws {
        let sealed = try await rows().compactMap { row in row.sealed.map { (row.mark, $0) } }
        let organization = organization
        try await fixture.store.write { transaction in
            for (mark, bytes) in sealed {
                var bytes = bytes
                bytes[bytes.count / 2] ^= 1
                try transaction.execute(
                    "UPDATE probe SET sealed = $3 WHERE organization = $1 AND id = $2",
                    [.text(organization.rawValue), .text(mark.id), .blob(bytes)])
            }
        }
    }

    /// Whether a row's before-image opens.
    func opens(_ row: ProbeRow) async throws -> Bool {
        let (keys, organization) = (fixture.gateway.runs.services.dataKeys, organization)
        return try await fixture.store.read { transaction in
            (try? BeforeImage.open(row, of: organization, keys, in: transaction)) != nil
        }
    }

    /// As many open probes of temporary records, older than any other.
    func fillJournal(with count: Int) async throws {
        let (organization, grant) = (organization, grant)
        let rows = (0..<count).map { _ in
            ProbeRow(
                mark: ProbeMark.drawn(), run: RunID(rawValue: "run"), crm: grant.crm, account: grant.account,
                grant: grant.id, object: .deal, use: .temporary, state: .intended, createdAt: 1, changedAt: 1)
        }
        try await fixture.store.write { transaction in
            try ProbeRepository(organization: organization, transaction: transaction).insert(rows)
        }
    }

    /// Somebody of a role.
    func actor(_ email: String, _ role: OrganizationRole) async throws -> Actor {
        .user(try await fixture.makeUser(email, role: role).id, of: organization)
    }
}

extension ProbeRow {
    /// The same before-image, in another row.
    func moved(
        mark: ProbeMark? = nil, account: CRMAccountID? = nil, object: CRMObject? = nil, record: RecordID? = nil
    ) -> ProbeRow {
        ProbeRow(
            mark: mark ?? self.mark, run: run, crm: crm, account: account ?? self.account, grant: grant,
            object: object ?? self.object, use: use, state: state, record: record ?? self.record, dataKey: dataKey,
            sealed: sealed, createdAt: createdAt, changedAt: changedAt)
    }
}
