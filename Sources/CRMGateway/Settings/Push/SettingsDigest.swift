import OpenSSLCrypto
import SQLStore
import Workspace

/// A digest over the versions of everything that a plan of a push was made from: equal while nothing of it has changed
/// (T-33).
enum SettingsDigest {
    /// Computes the digest of what is there now.
    ///
    /// - Parameter pinned: what is to be copied now, as ``PinnedSettings/pin(_:_:keeps:in:)`` reads it.
    static func compute(
        _ pinned: PinnedSettings, _ roster: TargetRoster, in transaction: any SQLTransaction
    ) throws -> String {
        let store = SettingsStore(organization: roster.organization, transaction: transaction)
        let sources = try store.references.of([pinned.admin], categories: pinned.request.touched)
        let head = "\(try JSONText.encode(pinned))\n\(describe(sources[pinned.admin] ?? [:]))"
        var state = Digest.sha256(Array(head.utf8))
        var cursor: UserID?
        repeat {
            let page = try roster.page(after: cursor, in: transaction)
            state = Digest.sha256(state + Array(try describe(page, pinned, store).utf8))
            cursor = page.next
        } while cursor != nil
        return Hexadecimal.text(state)
    }

    /// Says no when what is there now isn't what a plan was made from.
    static func require(
        _ digest: String, _ pinned: PinnedSettings, _ roster: TargetRoster, in transaction: any SQLTransaction
    ) throws {
        guard try compute(pinned, roster, in: transaction) == digest else { throw GatewayError.planStale }
    }

    /// People and their decisions, references by version: A → B → A is a change.
    private static func describe(
        _ page: TargetPage, _ pinned: PinnedSettings, _ store: SettingsStore
    ) throws -> String {
        let users = page.people.map(\.user)
        let references = try store.references.of(users, categories: pinned.request.touched)
        let keys =
            pinned.keys == nil
            ? [:] : try CRMKeyRepository(of: store.organization).keys(of: users, in: store.transaction)
        let people = page.people.map { person in
            let held = (keys[person.user] ?? []).map { "\($0.crm):\($0.id):\($0.version)" }.joined(separator: ",")
            let mine = describe(references[person.user] ?? [:])
            return "\(person.user)|\(person.email)|\(person.versions)|\(person.seat)|\(mine)|\(held)"
        }
        let others = page.skipped.map { "\($0.user)|\($0.refusal.code)" } + page.notFound.map { "\($0)|?" }
        return (people + others).joined(separator: "\n")
    }

    private static func describe(_ references: [Category: SettingsReferenceRow]) -> String {
        references.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key.rawValue):\($0.value.version)" }
            .joined(separator: ",")
    }
}
