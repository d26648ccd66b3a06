public import Foundation

extension RFC3339 {
    /// `2026-11-20T19:00:00+01:00`: an instant as clocks so many seconds east of Greenwich show it, in whole seconds.
    public static func text(_ instant: Date, secondsFromGMT offset: Int) -> String {
        let local = text(instant.addingTimeInterval(Double(offset)))
        return local.dropLast() + (offset < 0 ? "-" : "+") + two(abs(offset) / 3600) + ":" + two(abs(offset) / 60 % 60)
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
