import Foundation

/// How often a test lets an access token end.
enum ExpiryCount {
    /// Where nobody says otherwise: some 2 s each on two cores.
    static let usual = 5
    /// What `CRM_GATEWAY_EXPIRIES` says, one at least.
    static let wanted = max(ProcessInfo.processInfo.environment["CRM_GATEWAY_EXPIRIES"].flatMap { Int($0) } ?? usual, 1)
    /// For a machine that is ten times as busy.
    static let minutesMax = 2 + wanted / 3
}
