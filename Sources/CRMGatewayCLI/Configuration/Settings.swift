import CRMGateway
import ConnectorKit
import Logging

/// What the operator decided, read and checked once.
struct Settings: Sendable {
    let stateDirectory: String
    let database: String
    let rootKey: RootKeySource
    let actor: String?
    let organization: String?
    let format: OutputFormat
    let record: String?
    let crmOrigins: [CRMID: Origin]
    let extraAuthorities: [String]
    let proxy: Origin?
    let auditAnchors: String
    let undoWindow: Duration
    let removalRetention: Duration
    let eventRetention: Duration
    let orphanEnding: OrphanEnding
    let verifyAfterSync: VerifyAfterSync
    let migrates: Bool
    let logLevel: Logger.Level
    let progress: ProgressStyle
    let mail: MailSettings?
    let apps: [CRMID: AppSettings]
}
