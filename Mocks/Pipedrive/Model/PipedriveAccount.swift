import Foundation
import MockKit

/// One imitated company: users, definitions, records, tokens, and what is left of the limits.
public struct PipedriveAccount: Sendable {
    let clock: MockClock
    let app: PipedriveSeed.App
    let keys: DemoKeys
    let limits: PipedriveLimits
    let installer: CompanyUser
    let isSandbox: Bool

    var company: PipedriveSeed.Company
    var switches: PipedriveSwitches
    var directory = UserDirectory()
    var fields: [Entity: FieldTable] = [:]
    var pipelines: [Pipeline] = []
    var records: [Entity: RecordTable] = [:]
    var tokens = TokenLedger()
    /// When a refresh token was last used, for those that were.
    var refreshUse: [String: Date] = [:]
    /// By kind of token and user, as the three below.
    var bursts: [String: RateWindow] = [:]
    var searches: [String: RateWindow] = [:]
    var refusals: [String: RateWindow] = [:]
    var blockedUntil: [String: Date] = [:]
    var daily: DailyQuota
    /// The company as lists show it while they lag behind, see `freeze_lists`; nothing, or one.
    var earlier: [PipedriveAccount] = []
    var lastUserID = 13_000

    var now: Date { clock.now }
    var nowText: String { RFC3339.text(clock.now) }

    /// The company's own address.
    var address: String { "https://\(company.domain)\(isSandbox ? "-sandbox" : "").pipedrive.com" }

    /// An error as an answer.
    func response(to error: any Error) -> MockResponse {
        guard let failure = error as? PipedriveFailure else {
            return PipedriveFailure(500, "Internal server error").response
        }
        guard failure.status == 429, failure.verbatim == nil else { return failure.response }
        var response = switches.empty429 ? MockResponse.empty(429) : failure.response
        if switches.retryAfter { response.headers.append(.init("Retry-After", "2")) }
        return response
    }
}
