/// A benchmark that can't be run, and why.
public struct BenchmarkError: Error, CustomStringConvertible {
    let text: String

    /// Says why.
    public init(text: String) {
        self.text = text
    }

    /// Why.
    public var description: String { text }
}
