import Foundation

/// How much killing a test does.
enum ProbeKills {
    /// How often every moment is gone through, as `CRM_GATEWAY_PROBE_KILLS` says (`scripts/kill-probes`); `nil` for a few
    /// moments of each kind.
    static let rounds = ProcessInfo.processInfo.environment["CRM_GATEWAY_PROBE_KILLS"].flatMap { Int($0) }
    /// How many moments of each kind are tried where nobody says otherwise.
    static let usual = 2
    /// For a machine that is ten times as busy.
    static let minutesMax = rounds.map { 60 * max($0, 1) } ?? 5
}
