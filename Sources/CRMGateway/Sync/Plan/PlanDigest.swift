import Foundation
import OpenSSLCrypto
import SQLStore
import Workspace

/// A digest over the versions of everything a plan was made from: equal while nothing of it has changed.
enum PlanDigest {
    /// Computes the digest of what is there now.
    static func compute(
        _ request: SyncCRMRequest, _ source: SyncCRMSource, _ roster: TargetRoster,
        in transaction: any SQLTransaction
    ) throws -> String {
        var state = Digest.sha256(Array((try JSONText.encode(PinnedSync(request: request, source: source))).utf8))
        for key in source.keys {
            let policies = try OwnerPropertyPolicy.chosen(for: key.crm, in: roster.organization, transaction)
            let text = policies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "|")
            let audience = try OwnerPropertyAudience.chosen(for: key.crm, in: roster.organization, transaction)
            state = Digest.sha256(state + Array("\(text)#\(audience.rawValue)".utf8))
        }
        var cursor: UserID?
        repeat {
            let page = try roster.page(after: cursor, in: transaction)
            state = Digest.sha256(state + Array(try describe(page, source, roster, in: transaction).utf8))
            cursor = page.next
        } while cursor != nil
        return state.map { String(format: "%02x", $0) }.joined()
    }

    /// Says no when what is there now isn't what a plan was made from.
    static func require(
        _ digest: String, _ request: SyncCRMRequest, _ source: SyncCRMSource, _ roster: TargetRoster,
        in transaction: any SQLTransaction
    ) throws {
        guard try compute(request, source, roster, in: transaction) == digest else { throw GatewayError.planStale }
    }

    /// People and their decisions, keys by id and version: A → B → A is a change.
    private static func describe(
        _ page: TargetPage, _ source: SyncCRMSource, _ roster: TargetRoster, in transaction: any SQLTransaction
    ) throws -> String {
        let keys = try CRMKeyRepository(of: roster.organization).keys(
            of: page.people.map(\.user), in: transaction)
        let people = page.people.map { person in
            let held = (keys[person.user] ?? []).map { "\($0.crm):\($0.id):\($0.version)" }.joined(separator: ",")
            return "\(person.user)|\(person.email)|\(held)"
        }
        return (people + page.skipped.map { "\($0.user)|\($0.refusal.code)" }).joined(separator: "\n")
    }
}
