public import Foundation

/// What a search index holds of one record: the newest value whose time has come.
public struct LaggingIndex<Value: Sendable>: Sendable {
    private var entries: [(from: Date, value: Value)] = []

    /// Makes an index that holds nothing.
    public init() {}

    /// Puts a value into the index, to be found from an instant on.
    public mutating func put(_ value: Value, from instant: Date, now: Date) {
        if let current = entries.lastIndex(where: { $0.from <= now }) { entries.removeFirst(current) }
        entries.append((instant, value))
    }

    /// What is found at an instant; `nil` before the first value has arrived.
    public func value(at now: Date) -> Value? { entries.last { $0.from <= now }?.value }
}
