import Foundation

extension FormatStyle where Self == Date.ISO8601FormatStyle {
    /// `2026-11-21T10:22:37.236Z`
    static var iso8601WithMilliseconds: Date.ISO8601FormatStyle {
        Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    }
}
