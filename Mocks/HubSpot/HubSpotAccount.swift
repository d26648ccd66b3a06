import Foundation
import MockKit

/// One imitated HubSpot account: owners, definitions, records, tokens and what is left of the limits.
public struct HubSpotAccount: Sendable {
    let profile: MockProfile
    let clock: MockClock
    let portal: HubSpotSeed.Portal
    let app: HubSpotSeed.App
    let keys: DemoKeys
    let limits: HubSpotLimits
    let searchLag: Duration
    let installer: Owner

    var directory = OwnerDirectory()
    /// By type id, such as `0-3`.
    var stores: [String: ObjectStore] = [:]
    /// Type ids by every word that stands for them, lower-case.
    var typeIDs: [String: String] = [:]
    var tokens = TokenLedger()
    var bursts: [String: RateWindow] = [:]
    var searches: RateWindow
    var daily: DailyQuota
    /// The account as lists show it while they lag behind, see `freeze_lists`; nothing, or one.
    var earlier: [HubSpotAccount] = []
    /// So many writes of records are refused as locked.
    var locks = 0
    /// Archived owners are no values, which HubSpot was seen to take.
    var refusesArchivedOwners = false
    /// The code of a value that breaks an administrator's rule, see `set_rule_code`.
    var brokenRuleCode = ValueRules.usualBrokenRuleCode
    /// So many unique values turn out to be taken when they are written.
    var takenValues = 0
    var lastRecordID = 18_401_814_000
    var lastOwnerID = 300_000_000
    var lastUserID = 80_000_000

    static let burstLength = Duration.seconds(10)

    var now: Date { clock.now }
    var nowText: String { HubSpotTime.text(clock.now) }

    /// The type id of a word in a path: a name in the plural or singular, in any case, or a type id.
    /// - Throws: ``HubSpotFailure`` 400 for a word that stands for no object.
    func typeID(_ word: String) throws -> String {
        guard let typeID = typeIDs[word.lowercased()] else { throw HubSpotFailure.unknownObjectType(word) }
        return typeID
    }

    /// The object that a path names.
    func store(_ word: String) throws -> ObjectStore {
        let id = try typeID(word)
        guard let store = stores[id] else { throw HubSpotFailure.unknownObjectType(word) }
        return store
    }

    /// An error in words, with an id of its own.
    func response(to error: any Error) -> MockResponse {
        let failure = error as? HubSpotFailure ?? HubSpotFailure(500, "internal error")
        return failure.response(correlationID: Self.correlationID())
    }

    static func correlationID() -> String { UUID().uuidString.lowercased() }
}
