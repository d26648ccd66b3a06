import Foundation
import MockKit

/// One imitated org: users, rights, definitions, records, tokens and what is left of the limits.
public struct ZohoAccount: Sendable {
    let clock: MockClock
    let app: ZohoSeed.App
    let keys: DemoKeys
    let startedAt: Date

    var organization: Organization
    var switches: ZohoSwitches
    var limits: ZohoLimits
    /// The user whose grant the demo credentials are.
    var installerID = ""
    /// In the order in which they joined.
    var users: [OrgUser] = []
    /// Places in ``users`` by id, and by lower-case e-mail.
    var userPlaces: [String: Int] = [:]
    var emailPlaces: [String: Int] = [:]
    var profiles: [Profile] = []
    var modules: [String: Module] = [:]
    var pipelines: [Pipeline] = []
    var tokens = TokenLedger()
    /// Access tokens given out, by grant.
    var issued: [Int: RateWindow] = [:]
    /// Authorization codes given out.
    var codes: RateWindow
    /// Codes of the developer console, which are exchanged without a redirect address.
    var selfClientCodes: Set<String> = []
    var credits: RequestWindow
    /// Units of concurrency that are taken, and until when.
    var busy: [(until: Date, units: Int)] = []
    /// The last number given to something made while the mock runs.
    var lastNumber = ZohoID.Start.made
    /// The org as lists show it while they lag behind, see `freeze_lists`; nothing, or one.
    var earlier: [ZohoAccount] = []
    /// So many unique values turn out to be another record's when they are written, see `take_unique_values`.
    var takenValues = 0
    /// What page tokens stand for, and to whom they were given.
    var pageTokens: [String: PageToken] = [:]

    var now: Date { clock.now }

    func user(_ id: String) -> OrgUser? { userPlaces[id].map { users[$0] } }
    func user(email: String) -> OrgUser? { emailPlaces[email.lowercased()].map { users[$0] } }
    func profile(_ id: String) -> Profile? { profiles.first { $0.id == id } }

    /// The user behind a request. Admitted requests have one.
    func actingUser(_ call: MockCall) -> OrgUser { user(call.actor?.userID ?? installerID) ?? users[0] }

    mutating func makeID() -> String {
        lastNumber += 1
        return ZohoID.make(lastNumber)
    }

    func holds(_ right: String, _ user: OrgUser) -> Bool {
        profile(user.profileID)?.lacks.contains(right) != true
    }

    /// An instant as the acting user's clock shows it.
    func time(_ instant: Date, for user: OrgUser) -> JSON {
        .string(RFC3339.text(instant, secondsFromGMT: user.secondsFromGMT(at: instant)))
    }
}
