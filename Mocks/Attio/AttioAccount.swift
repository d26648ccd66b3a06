import Foundation
import MockKit

/// One imitated workspace: members, definitions, records, tokens and what is left of the limits.
public struct AttioAccount: Sendable {
    let clock: MockClock
    let workspace: AttioSeed.Workspace
    let app: AttioSeed.App
    let keys: DemoKeys
    let limits: AttioLimits
    let searchLag: Duration
    var switches: AttioSwitches
    var installerID = ""

    var members = MemberDirectory()
    var objects: [Definition] = []
    var lists: [Definition] = []
    /// By object id.
    var stores: [String: RecordStore] = [:]
    var tokens = TokenLedger()
    /// What else is known of a token, by its grant.
    var passports: [Int: TokenPassport] = [:]
    var reads: RateWindow
    var writes: RateWindow
    var scores: RateWindow
    var revokes: RateWindow
    /// The workspace as lists show it while they lag behind, see `freeze_lists`; nothing, or one.
    var earlier: [AttioAccount] = []
    /// Numbers what is made while the mock runs.
    var lastNumber = 0

    var now: Date { clock.now }
    var nowText: String { AttioTime.text(clock.now) }

    /// An id for something new.
    mutating func makeID(_ kind: String) -> String {
        lastNumber += 1
        return AttioID.make(workspace.id, kind, String(lastNumber))
    }

    /// An error in words.
    func response(to error: any Error) -> MockResponse {
        let failure = error as? AttioFailure ?? AttioFailure(500, "internal_error", "An unexpected error occurred.")
        return failure.response
    }

    /// The object of a slug or an id.
    /// - Throws: ``AttioFailure`` for one that does not exist, or is not enabled.
    func object(_ word: String) throws -> Definition {
        guard let found = objects.first(where: { $0.slug == word || $0.id == word.lowercased() }) else {
            throw AttioFailure.noObject(word)
        }
        guard found.isEnabled else {
            let status = switches.disabledObjectStatus
            throw status == 404 ? AttioFailure.noObject(word) : AttioFailure.injected(status)
        }
        return found
    }

    func store(of object: Definition) -> RecordStore { stores[object.id] ?? RecordStore() }

    static func success(_ data: JSON) -> MockResponse {
        .json(["data": data], mediaType: "application/json; charset=utf-8")
    }
}
