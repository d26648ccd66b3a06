import Foundation
import MockKit

/// One imitated org: users, rights, definitions, records, tokens and what is left of the limits.
public struct SalesforceAccount: Sendable {
    let profile: MockProfile
    let clock: MockClock
    let app: SalesforceSeed.App
    let keys: DemoKeys
    /// The user whose grant the demo credentials are.
    let installerID: String

    var organization: Organization
    var switches: SalesforceSwitches
    var limits: SalesforceLimits
    /// Objects by lower-case name.
    var objects: [String: ObjectDefinition] = [:]
    /// Objects of the Tooling API by lower-case name. Their rows are made when they are asked for.
    var toolingObjects: [String: ObjectDefinition] = [:]
    /// Records by lower-case object name, the setup's among them.
    var tables: [String: Table] = [:]
    /// Record types that profiles give, by profile id and lower-case object name.
    var recordTypeVisibility: [String: [String: RecordTypeVisibility]] = [:]
    /// The values that a record type allows, by record type id and field name; a field that is absent allows all.
    var recordTypePicklists: [String: [String: [String]]] = [:]
    /// The stages of a sales process, by its id.
    var processStages: [String: [String]] = [:]
    var validationRules: [ValidationRule] = []
    var duplicateRules: [DuplicateRule] = []
    var automations: [AutomationRule] = []
    var tokens = TokenLedger()
    /// Users for whom the app may sign assertions, by id.
    var preauthorised: Set<String> = []
    /// Records that an approval process holds, by id.
    var lockedRecords: Set<String> = []
    /// Requests that each access token has made.
    var sessionUses: [String: Int] = [:]
    /// When each refresh token was last exchanged.
    var refreshedAt: [String: Date] = [:]
    var daily: RequestWindow
    /// When definitions or rights last changed, for `If-Modified-Since`.
    var schemaChangedAt: Date
    /// The last number given to a record, by key prefix.
    var lastNumbers: [String: Int] = [:]
    /// Open cursors of queries; the executor of queries keeps them.
    var cursors = QueryCursors()
    /// What queries have found out about tables, by lower-case object name; the executor of queries keeps them.
    var indexes: [String: TableIndex] = [:]

    var now: Date { clock.now }

    /// Notes that definitions or rights changed: at a later second than before, for `Last-Modified` counts seconds.
    mutating func markSchemaChange() {
        guard !switches.staleDescribe else { return }
        schemaChangedAt = max(now, schemaChangedAt.addingTimeInterval(1))
    }
}
