public import Foundation

/// A limit of so many requests in any stretch of time.
public struct RateWindow: Sendable {
    /// How many requests a stretch allows.
    public let countMax: Int
    /// The stretch.
    public let length: Duration
    private var taken: [Date] = []
    private var first = 0

    /// Makes a window that nothing was taken from.
    public init(countMax: Int, length: Duration) {
        self.countMax = countMax
        self.length = length
    }

    /// Takes one request; `false` when the stretch before `now` is full, and then nothing is taken.
    public mutating func take(at now: Date) -> Bool {
        forget(before: now)
        guard taken.count - first < countMax else { return false }
        taken.append(now)
        return true
    }

    /// How many requests the present stretch still allows.
    public mutating func left(at now: Date) -> Int {
        forget(before: now)
        return max(0, countMax - (taken.count - first))
    }

    private mutating func forget(before now: Date) {
        let start = now.addingTimeInterval(-length.seconds)
        while first < taken.count, taken[first] <= start { first += 1 }
        if first > 4096 {
            taken.removeFirst(first)
            first = 0
        }
    }
}
